package dev.daogou.recommender.placements;

import dev.daogou.recommender.shopper.ShopperHistory.BoughtItem;
import dev.daogou.recommender.shopper.ShopperHistory.ViewedItem;
import java.util.Locale;
import java.util.stream.Stream;

/** What a placement must not show, besides what cannot be had. */
public enum PlacementFilter {
  /** What the shopper looked at last. */
  CURRENT,
  /** What the shopper looked at. */
  VIEWED,
  /** What is in the cart. */
  CART,
  /** What the shopper bought. */
  BOUGHT,
  /** What the reader did not bring. */
  NOT_ASKED;

  private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** Name in settings. */
  public String label() {
    return label;
  }

  /** Ids of the shopper's items that are not shown. */
  Stream<String> withheld(ShopperContext shopper) {
    return switch (this) {
      case CURRENT -> shopper.recent().stream().limit(1);
      case VIEWED -> shopper.history().viewed().stream().map(ViewedItem::item);
      case CART -> shopper.history().cart().stream();
      case BOUGHT -> shopper.history().bought().stream().map(BoughtItem::item);
      case NOT_ASKED -> Stream.empty();
    };
  }
}
