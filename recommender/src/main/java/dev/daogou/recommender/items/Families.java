package dev.daogou.recommender.items;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which items are variants of one product: by slot, the slots of its whole family, the product's
 * own first. Items without variants are in none. One thread writes, any number read.
 */
final class Families {
  private static final int[] ALONE = {};

  private volatile int[] @Nullable [] families = new int[0][];

  /** The whole family of the item, the product first; empty where it has none. */
  int[] of(int slot) {
    int[] @Nullable [] current = families;
    int[] family = slot < current.length ? current[slot] : null;
    return family == null ? ALONE : family;
  }

  /** The item is a variant of the product from now on, and of no other. Writer only. */
  void join(int slot, int product) {
    int[] before = of(slot);
    if (before.length > 0 && before[0] == product) {
      return;
    }
    leave(slot);
    int[] known = of(product);
    int[] family =
        known.length == 0
            ? new int[] {product, slot}
            : IntStream.concat(IntStream.of(known), IntStream.of(slot)).toArray();
    set(family, family);
  }

  /** The item is a variant no more; a product that others belong to stays. Writer only. */
  void leave(int slot) {
    int[] before = of(slot);
    if (before.length == 0 || before[0] == slot) {
      return;
    }
    int[] left = IntStream.of(before).filter(member -> member != slot).toArray();
    set(new int[] {slot}, null);
    set(left, left.length > 1 ? left : null);
  }

  private void set(int[] slots, int @Nullable [] family) {
    int most = IntStream.of(slots).max().orElse(0);
    int[] @Nullable [] current = families;
    if (most >= current.length) {
      current = Arrays.copyOf(current, Math.max(most + 1, 2 * current.length));
    }
    for (int slot : slots) {
      current[slot] = family;
    }
    families = current;
  }
}
