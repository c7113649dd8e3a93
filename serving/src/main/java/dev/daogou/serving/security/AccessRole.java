package dev.daogou.serving.security;

import java.util.Locale;
import java.util.Set;

/** What the holder of a key may do. */
public enum AccessRole {
  /** Send events and, from a server, the catalogue. */
  PUBLISH,
  /** Read recommendations. */
  READ,
  /** Change what is shown: the catalogue, rules. */
  MERCHANDISE,
  /** Everything, with what is known of a shopper. */
  ADMIN;

  /** All of them. */
  public static final Set<AccessRole> ALL = Set.of(values());

  /** The role in the words of the configuration. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
