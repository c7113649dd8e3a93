package dev.daogou.recommender.sessions;

/**
 * A session as the index keeps it: one array of numbers and no object around it, so that a reader
 * who comes across it fetches a line or two of memory. Never changed once it can be read.
 */
final class SessionBlock {
  private static final int ORDINAL = 0;
  private static final int ID = 1;
  private static final int TIME = 3;
  private static final int DISTINCT = 5;

  /** Where the items begin. */
  static final int ITEMS = 6;

  private SessionBlock() {}

  /**
   * Makes one.
   *
   * @param ordinal place in the order in which sessions began
   * @param time of the newest visit, epoch milliseconds
   * @param items slots in the order of the visits, from some place to the end
   */
  static int[] of(int ordinal, long id, long time, int[] items, int from) {
    int[] block = new int[ITEMS + items.length - from];
    block[ORDINAL] = ordinal;
    put(block, ID, id);
    put(block, TIME, time);
    System.arraycopy(items, from, block, ITEMS, items.length - from);
    int distinct = 0;
    for (int at = ITEMS; at < block.length; at++) {
      distinct += isFirst(block, at) ? 1 : 0;
    }
    block[DISTINCT] = distinct;
    return block;
  }

  private static void put(int[] block, int at, long value) {
    block[at] = (int) (value >>> Integer.SIZE);
    block[at + 1] = (int) value;
  }

  private static long get(int[] block, int at) {
    return (long) block[at] << Integer.SIZE | block[at + 1] & 0xffffffffL;
  }

  static int ordinal(int[] block) {
    return block[ORDINAL];
  }

  static long id(int[] block) {
    return get(block, ID);
  }

  static long time(int[] block) {
    return get(block, TIME);
  }

  /** Number of different items. */
  static int distinct(int[] block) {
    return block[DISTINCT];
  }

  /** Number of visits. */
  static int visits(int[] block) {
    return block.length - ITEMS;
  }

  /** Whether the item there stands nowhere before. */
  static boolean isFirst(int[] block, int at) {
    for (int before = ITEMS; before < at; before++) {
      if (block[before] == block[at]) {
        return false;
      }
    }
    return true;
  }

  /** Where the item stands last in the block, or just before the items where it does not. */
  static int last(int[] block, int item) {
    int at = block.length - 1;
    while (at >= ITEMS && block[at] != item) {
      at--;
    }
    return at;
  }

  /** Whether the item was visited. */
  static boolean has(int[] block, int item) {
    return last(block, item) >= ITEMS;
  }
}
