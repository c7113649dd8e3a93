package dev.daogou.storefront.catalogue;

/** Prices as shops write them. */
final class Prices {
  private Prices() {}

  /** The next lower price that ends in 9. */
  static double rounded(double price) {
    return Math.max(9, Math.floor(price / 10) * 10 - 1);
  }
}
