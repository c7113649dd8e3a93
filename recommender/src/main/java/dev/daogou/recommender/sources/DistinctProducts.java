package dev.daogou.recommender.sources;

import dev.daogou.recommender.items.ItemSpace;
import java.util.Arrays;

/**
 * Lets the first variant of each product through. Items come once each, so those without variants
 * need not be remembered.
 */
final class DistinctProducts {
  private int[] seen = new int[16];
  private int size;

  void clear() {
    size = 0;
  }

  /** Whether the item is the first of its product. */
  boolean add(int slot, ItemSpace space) {
    if (space.family(slot).length == 0) {
      return true;
    }
    int product = space.product(slot);
    for (int i = 0; i < size; i++) {
      if (seen[i] == product) {
        return false;
      }
    }
    if (size == seen.length) {
      seen = Arrays.copyOf(seen, 2 * size);
    }
    seen[size++] = product;
    return true;
  }
}
