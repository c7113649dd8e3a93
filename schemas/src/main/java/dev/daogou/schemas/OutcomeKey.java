package dev.daogou.schemas;

import java.util.Optional;

/**
 * Key of what became of a list: written {@code tenant/recommendationId/shopper} in UTF-8, with
 * {@code %} and {@code /} inside a part percent-encoded. The shopper is part of it because a list
 * may be followed under two names, before and after signing in. Records of earlier versions tell of
 * one item of a list each, and their keys end with {@code /item}.
 *
 * @param tenant whose shop
 * @param recommendationId the list
 * @param shopper who saw it, or acted on it
 * @param item of the list, where the record tells of one item
 */
public record OutcomeKey(
    String tenant, String recommendationId, String shopper, Optional<String> item) {
  private static final int PARTS = 3;

  public OutcomeKey {
    if (!Tenants.isValid(tenant)) {
      throw new IllegalArgumentException("tenant must be 1 to 64 of [a-z0-9_-]: '" + tenant + "'");
    }
    if (!Ids.isValid(recommendationId)
        || !Ids.isValid(shopper)
        || !item.map(Ids::isValid).orElse(true)) {
      throw new IllegalArgumentException(
          "each part must be 1 to 200 characters without control characters");
    }
  }

  /** Of a list. */
  public OutcomeKey(String tenant, String recommendationId, String shopper) {
    this(tenant, recommendationId, shopper, Optional.empty());
  }

  /** Of one item of a list. */
  public OutcomeKey(String tenant, String recommendationId, String shopper, String item) {
    this(tenant, recommendationId, shopper, Optional.of(item));
  }

  /** Reads what {@link #toString} writes; empty where the text is not such a key. */
  public static Optional<OutcomeKey> parse(String text) {
    String[] parts = text.split("/", -1);
    boolean isOfOneItem = parts.length == PARTS + 1;
    if ((parts.length != PARTS && !isOfOneItem) || !Tenants.isValid(parts[0])) {
      return Optional.empty();
    }
    String list = decoded(parts[1]);
    String shopper = decoded(parts[2]);
    Optional<String> item = isOfOneItem ? Optional.of(decoded(parts[3])) : Optional.empty();
    return Ids.isValid(list) && Ids.isValid(shopper) && item.map(Ids::isValid).orElse(true)
        ? Optional.of(new OutcomeKey(parts[0], list, shopper, item))
        : Optional.empty();
  }

  @Override
  public String toString() {
    String list = tenant + '/' + encoded(recommendationId) + '/' + encoded(shopper);
    return item.map(each -> list + '/' + encoded(each)).orElse(list);
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
