package dev.daogou.serving.ops;

/** What one process of an installation does; a process may have several roles. */
public enum Role {
  /** Runs the personalization topology. */
  PERSONALIZE,
  /** Materialises the recommendations and answers reads. */
  SERVE
}
