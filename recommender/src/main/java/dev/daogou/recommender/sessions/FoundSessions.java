package dev.daogou.recommender.sessions;

import java.util.Arrays;

/**
 * The sessions found by a shopper's recent items, each once, in the order in which they are found:
 * those of the newest item first. A hash table over primitives, used again and again by one thread.
 */
final class FoundSessions {
  private static final int FREE = -1;
  private static final int SMALLEST = 256;
  private static final int SHARES = (1 << SharedItems.MOST) - 1;
  private static final int FOLLOWS = 16;

  private final int sampled;
  private final int perItem;
  private final int focus;
  private final int[] posting;
  private int[] table = new int[2 * SMALLEST];
  private int[] ordinals = new int[SMALLEST];
  private int[] bits = new int[SMALLEST];
  private int mask;
  private int shift;
  private int size;
  private int nearest;

  /**
   * @param sampled newest sessions of each item among which neighbours are looked for
   * @param perItem newest sessions of each of the newest items that are followed
   * @param focus so many of the newest items are followed
   */
  FoundSessions(int sampled, int perItem, int focus) {
    this.sampled = sampled;
    this.perItem = perItem;
    this.focus = focus;
    this.posting = new int[Math.max(sampled, perItem)];
  }

  /** Finds those of the recent items, newest first. */
  void find(SessionIndex index, int[] recent) {
    int items = Math.min(recent.length, SharedItems.MOST);
    size = 0;
    nearest = 0;
    clear(most(index, recent, items));
    for (int origin = 0; origin < items; origin++) {
      find(index, recent[origin], origin);
    }
  }

  private int most(SessionIndex index, int[] recent, int items) {
    int most = 0;
    for (int origin = 0; origin < items; origin++) {
      most += Math.min(index.sessionsWith(recent[origin]), limit(origin));
    }
    return most;
  }

  private int limit(int origin) {
    return origin < focus ? posting.length : sampled;
  }

  // As small as it can be: what is cleared counts, and what lies near in memory is soon read.
  private void clear(int most) {
    // A writer may add some meanwhile.
    int width = Integer.highestOneBit(Math.max(SMALLEST, most)) << 2;
    if (table.length < width) {
      table = new int[width];
      ordinals = new int[width >> 1];
      bits = new int[width >> 1];
    }
    Arrays.fill(table, 0, width, FREE);
    mask = width - 1;
    shift = Integer.numberOfLeadingZeros(mask);
  }

  private void find(SessionIndex index, int item, int origin) {
    Posting sessions = index.posting(item);
    if (sessions != null) {
      int room = Math.min(limit(origin), (mask >> 1) - size);
      int copied = sessions.newest(posting, room);
      int share = 1 << origin;
      int follow = origin < focus ? share << FOLLOWS : 0;
      for (int i = 0; i < copied; i++) {
        add(posting[i], (i < sampled ? share : 0) | (i < perItem ? follow : 0));
      }
    }
    if (origin < focus) {
      nearest = size;
    }
  }

  private void add(int ordinal, int more) {
    int at = ordinal * 0x9e3779b9 >>> shift;
    int entry = table[at];
    while (entry != FREE) {
      if (ordinals[entry] == ordinal) {
        bits[entry] |= more;
        return;
      }
      at = at + 1 & mask;
      entry = table[at];
    }
    table[at] = size;
    ordinals[size] = ordinal;
    bits[size++] = more;
  }

  int size() {
    return size;
  }

  /** So many, the first ones, have one of the newest items, which are followed. */
  int nearest() {
    return nearest;
  }

  int ordinal(int entry) {
    return ordinals[entry];
  }

  /** A bit for each recent item that is shared, the newest the lowest. */
  int shares(int entry) {
    return bits[entry] & SHARES;
  }

  /** Which of the recent items is the newest shared; the newest of all where none is. */
  int newest(int entry) {
    int shares = shares(entry);
    return shares == 0 ? 0 : Integer.numberOfTrailingZeros(shares);
  }

  /** A bit for each recent item that is followed in this session. */
  int follows(int entry) {
    return bits[entry] >>> FOLLOWS;
  }

  /** Nothing is to be said of that session. */
  void drop(int entry) {
    bits[entry] = 0;
  }
}
