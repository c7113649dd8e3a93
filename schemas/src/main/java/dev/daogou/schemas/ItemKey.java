package dev.daogou.schemas;

import java.util.Optional;

/**
 * Key of everything that belongs to one item: written {@code tenant/item} in UTF-8, so that a
 * producer in any language can build it.
 *
 * @param tenant whose shop, see {@link Tenants#isValid}
 * @param item its id, any text of 1 to 200 characters without control characters
 */
public record ItemKey(String tenant, String item) {
  public ItemKey {
    if (!Tenants.isValid(tenant)) {
      throw new IllegalArgumentException("tenant must be 1 to 64 of [a-z0-9_-]: '" + tenant + "'");
    }
    if (!Ids.isValid(item)) {
      throw new IllegalArgumentException(
          "item must be 1 to 200 characters without control characters");
    }
  }

  /** Reads {@code tenant/item}; empty where the text is not such a key. */
  public static Optional<ItemKey> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String tenant = text.substring(0, slash);
    String item = text.substring(slash + 1);
    return Tenants.isValid(tenant) && Ids.isValid(item)
        ? Optional.of(new ItemKey(tenant, item))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return tenant + "/" + item;
  }
}
