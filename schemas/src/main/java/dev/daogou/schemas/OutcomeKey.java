package dev.daogou.schemas;

import java.util.Optional;

/**
 * Key of what became of one item of one list: written {@code tenant/recommendationId/shopper/item}
 * in UTF-8, with {@code %} and {@code /} inside a part percent-encoded. The shopper is part of it
 * because a list may be followed under two names, before and after signing in.
 *
 * @param tenant whose shop
 * @param recommendationId the list
 * @param shopper who saw it, or acted on it
 * @param item of the list
 */
public record OutcomeKey(String tenant, String recommendationId, String shopper, String item) {
  private static final int PARTS = 4;

  public OutcomeKey {
    if (!Tenants.isValid(tenant)) {
      throw new IllegalArgumentException("tenant must be 1 to 64 of [a-z0-9_-]: '" + tenant + "'");
    }
    if (!Ids.isValid(recommendationId) || !Ids.isValid(shopper) || !Ids.isValid(item)) {
      throw new IllegalArgumentException(
          "each part must be 1 to 200 characters without control characters");
    }
  }

  /** Reads what {@link #toString} writes; empty where the text is not such a key. */
  public static Optional<OutcomeKey> parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != PARTS || !Tenants.isValid(parts[0])) {
      return Optional.empty();
    }
    String list = decoded(parts[1]);
    String shopper = decoded(parts[2]);
    String item = decoded(parts[3]);
    return Ids.isValid(list) && Ids.isValid(shopper) && Ids.isValid(item)
        ? Optional.of(new OutcomeKey(parts[0], list, shopper, item))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return tenant + '/' + encoded(recommendationId) + '/' + encoded(shopper) + '/' + encoded(item);
  }

  private static String encoded(String part) {
    return part.indexOf('/') < 0 && part.indexOf('%') < 0
        ? part
        : part.replace("%", "%25").replace("/", "%2F");
  }

  private static String decoded(String part) {
    return part.indexOf('%') < 0 ? part : part.replace("%2F", "/").replace("%25", "%");
  }
}
