package dev.daogou.recommender.placements;

import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.vectors.Vectors;
import java.util.Optional;

/** The content vectors of items. */
public final class ItemContent {
  private ItemContent() {}

  /** The item's content vector, of unit length; empty where its texts have none. */
  public static Optional<float[]> of(ItemSpace space, int slot) {
    if (slot == ItemSpace.UNKNOWN || !space.hasContent(slot)) {
      return Optional.empty();
    }
    float[] content = new float[space.contentWidth()];
    space.matrix().copy(slot, 0, content, 0, content.length);
    return Optional.of(Vectors.normalise(content));
  }
}
