package dev.daogou.storefront.replay;

/** What a description of an item says. */
public sealed interface ItemReading {
  /** A CatalogueItem, an OfferUpdate or an ItemRemoval. */
  record Change(Object change) implements ItemReading {}

  /** It cannot be used as it is. */
  record Unusable(String why) implements ItemReading {}
}
