package dev.daogou.recommender.vectors;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * A growing array of ints for one writer and many readers; entries never set hold {@link #NONE}.
 *
 * <p>A reader that sees an entry also sees everything the writer did before setting it.
 */
final class IntTable {
  static final int NONE = -1;
  private static final VarHandle ENTRIES = MethodHandles.arrayElementVarHandle(int[].class);

  private volatile int[] entries;

  IntTable(int initialCapacity) {
    entries = new int[initialCapacity];
    Arrays.fill(entries, NONE);
  }

  int get(int index) {
    int[] current = entries;
    return index < current.length ? (int) ENTRIES.getAcquire(current, index) : NONE;
  }

  void set(int index, int value) {
    if (index >= entries.length) {
      growToHold(index);
    }
    ENTRIES.setRelease(entries, index, value);
  }

  private void growToHold(int index) {
    int[] old = entries;
    int[] larger = Arrays.copyOf(old, Math.max(index + 1, 2 * old.length));
    Arrays.fill(larger, old.length, larger.length, NONE);
    entries = larger;
  }
}
