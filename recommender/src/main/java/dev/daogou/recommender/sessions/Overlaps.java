package dev.daogou.recommender.sessions;

import java.util.Arrays;

/**
 * What sessions share with a shopper's recent items: a hash table over primitives, to be used again
 * after {@link #clear()}.
 */
final class Overlaps {
  private static final int FREE = -1;

  private final int[] table;
  private final int mask;
  private final int[] ordinals;
  private final int[] newest;
  private final float[] near;
  private final float[] linear;
  private int size;

  Overlaps(int most) {
    int width = Integer.highestOneBit(Math.max(2, 2 * most)) << 1;
    table = new int[width];
    mask = width - 1;
    ordinals = new int[most];
    newest = new int[most];
    near = new float[most];
    linear = new float[most];
    Arrays.fill(table, FREE);
  }

  void clear() {
    if (size > mask >> 4) {
      Arrays.fill(table, FREE);
    } else {
      for (int entry = 0; entry < size; entry++) {
        table[placeOf(ordinals[entry])] = FREE;
      }
    }
    size = 0;
  }

  // Entries leave in the order in which they came, so a run may have holes already: what is looked
  // for is known to be there.
  private int placeOf(int ordinal) {
    int place = home(ordinal);
    while (table[place] == FREE || ordinals[table[place]] != ordinal) {
      place = (place + 1) & mask;
    }
    return place;
  }

  /** Adds what sharing a recent item is worth; the newest one shared is to be told first. */
  void add(int ordinal, float nearWeight, float linearWeight, int recent) {
    int place = home(ordinal);
    while (table[place] != FREE && ordinals[table[place]] != ordinal) {
      place = (place + 1) & mask;
    }
    int entry = table[place];
    if (entry == FREE) {
      entry = size++;
      table[place] = entry;
      ordinals[entry] = ordinal;
      newest[entry] = recent;
      near[entry] = nearWeight;
      linear[entry] = linearWeight;
    } else {
      near[entry] += nearWeight;
      linear[entry] += linearWeight;
    }
  }

  private int home(int ordinal) {
    return (ordinal * 0x9e3779b9) >>> 7 & mask;
  }

  int size() {
    return size;
  }

  int ordinal(int entry) {
    return ordinals[entry];
  }

  /** Which of the recent items is the newest shared. */
  int newest(int entry) {
    return newest[entry];
  }

  float near(int entry) {
    return near[entry];
  }

  float linear(int entry) {
    return linear[entry];
  }
}
