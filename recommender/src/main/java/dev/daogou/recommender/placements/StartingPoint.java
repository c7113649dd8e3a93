package dev.daogou.recommender.placements;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which items a placement's sources look around, and how far. */
public enum StartingPoint {
  /** The shopper's recent items; an older one counts less. */
  RECENT,
  /** The items that the reader names, or the one that the shopper looked at last. */
  CURRENT,
  /** The items that the reader names, or the shopper's cart. */
  CART,
  /** The shopper's recent items, within the category and the window that the reader names. */
  CATEGORY;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** Name in settings. */
  public String label() {
    return label;
  }

  /** Ids of the items. */
  List<String> items(ShopperContext shopper, PlacementRequest request) {
    return switch (this) {
      case RECENT, CATEGORY -> shopper.recent();
      case CURRENT -> named(request).orElseGet(() -> shopper.recent().stream().limit(1).toList());
      case CART -> named(request).orElseGet(() -> shopper.history().cart());
    };
  }

  private static Optional<List<String>> named(PlacementRequest request) {
    return Optional.of(request.items()).filter(items -> !items.isEmpty());
  }

  /** Whether the items stand for themselves: each counts alike, and none of them is shown. */
  boolean isOfItems() {
    return this == CURRENT || this == CART;
  }
}
