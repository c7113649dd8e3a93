package dev.daogou.serving.recommend;

import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.placements.PlacedItem;
import org.jspecify.annotations.Nullable;

/**
 * An item that may be shown.
 *
 * @param slot of the item, or {@link ItemSpace#UNKNOWN}
 * @param score comparable within one answer only; null where there is none
 * @param reason why it is here, as readers are told
 * @param because the shopper's own item, or search, that the reason stands on; may be null
 */
record Pick(String item, int slot, @Nullable Float score, String reason, @Nullable String because) {
  static Pick of(PlacedItem item) {
    return new Pick(
        item.item(),
        item.slot(),
        item.score().orElse(null),
        item.reason().label(),
        item.because().orElse(null));
  }
}
