package dev.daogou.serving.security;

/** Where a key is kept, and so how far it is trusted. */
public enum KeyKind {
  /** On a machine of the shop; nobody else sees it. */
  SERVER,
  /** In a page that everybody can read. */
  BROWSER
}
