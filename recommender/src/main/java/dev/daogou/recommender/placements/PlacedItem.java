package dev.daogou.recommender.placements;

import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.sources.Reason;
import java.util.Optional;

/**
 * An item of a placement.
 *
 * @param slot of the item, or {@link ItemSpace#UNKNOWN}
 * @param score comparable within one answer only; empty where there is none
 * @param reason why it is here
 * @param because the shopper's own item, or words, that the reason stands on
 */
public record PlacedItem(
    String item, int slot, Optional<Float> score, Reason reason, Optional<String> because) {

  static PlacedItem of(String item, int slot, float score, Reason reason) {
    return new PlacedItem(item, slot, Optional.of(score), reason, Optional.empty());
  }

  static PlacedItem withoutScore(String item, int slot, Reason reason) {
    return new PlacedItem(item, slot, Optional.empty(), reason, Optional.empty());
  }

  PlacedItem withBecause(Optional<String> item) {
    return new PlacedItem(this.item, slot, score, reason, item);
  }

  PlacedItem withScore(float other) {
    return new PlacedItem(item, slot, Optional.of(other), reason, because);
  }
}
