package dev.daogou.schemas;

import java.util.Optional;

/**
 * Key of everything that belongs to one shopper: written {@code tenant/shopper} in UTF-8, so that a
 * producer in any language can build it.
 *
 * @param tenant whose shop, see {@link Tenants#isValid}
 * @param shopper its id, any text of 1 to 200 characters without control characters
 */
public record ShopperKey(String tenant, String shopper) {
  public ShopperKey {
    if (!Tenants.isValid(tenant)) {
      throw new IllegalArgumentException("tenant must be 1 to 64 of [a-z0-9_-]: '" + tenant + "'");
    }
    if (!Ids.isValid(shopper)) {
      throw new IllegalArgumentException(
          "shopper must be 1 to 200 characters without control characters");
    }
  }

  /** Reads {@code tenant/shopper}; empty where the text is not such a key. */
  public static Optional<ShopperKey> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String tenant = text.substring(0, slash);
    String shopper = text.substring(slash + 1);
    return Tenants.isValid(tenant) && Ids.isValid(shopper)
        ? Optional.of(new ShopperKey(tenant, shopper))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return tenant + "/" + shopper;
  }
}
