package dev.daogou.serving.security;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Who sends a request.
 *
 * @param id name of the key, or subject of the token
 * @param tenant the only shop that is open to it; empty for all
 * @param rate requests a second; empty for the default
 */
public record Caller(
    Kind kind, String id, Set<AccessRole> roles, Optional<String> tenant, OptionalInt rate) {
  /** How the caller is known. */
  public enum Kind {
    /** By a key of a machine of the shop. */
    SERVER,
    /** By a key that stands in a page. */
    BROWSER,
    /** By a token of the identity provider. */
    TOKEN,
    /** Not at all, where that is enough. */
    ANYBODY
  }

  /** Whoever comes to a service that is open. */
  static final Caller ANYBODY =
      new Caller(Kind.ANYBODY, "anybody", AccessRole.ALL, Optional.empty(), OptionalInt.empty());

  /** Who has shown nothing yet, and may not do anything before. */
  static final Caller NOBODY =
      new Caller(Kind.ANYBODY, "nobody", Set.of(), Optional.empty(), OptionalInt.empty());

  /** The holder of a key. */
  static Caller of(ApiKey key) {
    Kind kind =
        switch (key.kind()) {
          case SERVER -> Kind.SERVER;
          case BROWSER -> Kind.BROWSER;
        };
    return new Caller(kind, key.id(), key.roles(), key.tenant(), key.rate());
  }

  boolean isInBrowser() {
    return kind == Kind.BROWSER;
  }
}
