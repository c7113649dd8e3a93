package dev.daogou.recommender.sessions;

import java.util.Arrays;

/**
 * The newest sessions in which an item was seen, by ordinal; the oldest make room. One thread
 * writes. A reader may see one entry too few or one that is gone, never anything else.
 */
final class Posting {
  /** No session at all. */
  static final int NONE = -1;

  private static final int SMALLEST = 4;

  private final int most;
  private volatile int[] ordinals = new int[SMALLEST];
  private volatile int count;

  /**
   * @param most sessions kept, a power of two
   */
  Posting(int most) {
    this.most = most;
  }

  void add(int ordinal) {
    int[] current = ordinals;
    int at = count;
    if (at == current.length && at < most) {
      current = Arrays.copyOf(current, 2 * at);
      ordinals = current;
    }
    current[at & (current.length - 1)] = ordinal;
    count = at + 1;
  }

  /** Sessions in which the item was ever seen. */
  int count() {
    return count;
  }

  /** The ordinal so many entries before the newest, or {@link #NONE}. */
  int back(int entries) {
    int at = count - 1 - entries;
    int[] current = ordinals;
    return at < 0 || entries >= current.length ? NONE : current[at & (current.length - 1)];
  }

  /** Copies the newest ordinals, newest first; answers how many. */
  int newest(int[] target, int limit) {
    // The count first: the array is then new enough to hold so many.
    int from = count;
    int[] current = ordinals;
    int mask = current.length - 1;
    int copied = Math.min(Math.min(limit, target.length), Math.min(from, current.length));
    for (int i = 0; i < copied; i++) {
      target[i] = current[from - 1 - i & mask];
    }
    return copied;
  }
}
