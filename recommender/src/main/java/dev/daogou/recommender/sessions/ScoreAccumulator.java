package dev.daogou.recommender.sessions;

import java.util.Arrays;

/**
 * Sums up scores by item and kind of {@link Evidence}: a hash table over primitives, one row an
 * item, in the order in which they were first spoken of. Stays as it is until the next scan.
 */
public final class ScoreAccumulator {
  /** An item says nothing of itself. */
  static final int ITSELF = -1;

  private static final int KINDS = Evidence.values().length;
  private static final int STAN = Evidence.ALIKE.ordinal();
  private static final int VMIS = Evidence.SHARED.ordinal();
  private static final int COMPANY = Evidence.COMPANY.ordinal();
  private static final int AFTER = Evidence.AFTER.ordinal();
  private static final int AHEAD = Evidence.AHEAD.ordinal();
  private static final int ROW_BITS = 3;
  private static final int SMALLEST = 1024;
  private static final long FREE = -1;

  private final float[] loudness;
  // A slot above, the place of its row below.
  private long[] table;
  private int[] items = new int[SMALLEST];
  // The largest single score above, which recent item it stems from below, turned round: one
  // comparison without a branch finds the larger, and of equal ones the newer item.
  private long[] loudest = new long[SMALLEST];
  private float[] rows = new float[SMALLEST << ROW_BITS];
  private int size;

  /**
   * @param loudness what a score of each kind weighs where the loudest is looked for, by ordinal
   */
  ScoreAccumulator(float[] loudness) {
    if (loudness.length != KINDS || KINDS > 1 << ROW_BITS) {
      throw new IllegalArgumentException(
          "there are " + KINDS + " kinds of evidence, not " + loudness.length);
    }
    this.loudness = loudness.clone();
    this.table = free(4 * SMALLEST);
  }

  private static long[] free(int width) {
    long[] table = new long[width];
    Arrays.fill(table, FREE);
    return table;
  }

  /** Forgets everything. */
  void begin() {
    if (size > table.length >> 5) {
      Arrays.fill(table, FREE);
    } else {
      // Whole probe runs go, which is right only because all entries are removed together.
      for (int place = 0; place < size; place++) {
        for (int at = home(items[place]); table[at] != FREE; at = at + 1 & table.length - 1) {
          table[at] = FREE;
        }
      }
    }
    Arrays.fill(rows, 0, size << ROW_BITS, 0f);
    Arrays.fill(loudest, 0, size, 0);
    size = 0;
  }

  private int home(int item) {
    return (item * 0x9e3779b9) >>> 8 & table.length - 1;
  }

  /** Place of the item's row, made where there is none. */
  int placeFor(int item) {
    int at = home(item);
    long entry = table[at];
    while (entry != FREE) {
      if ((int) (entry >>> Integer.SIZE) == item) {
        return (int) entry;
      }
      at = at + 1 & table.length - 1;
      entry = table[at];
    }
    return open(item, at);
  }

  private int open(int item, int at) {
    int place = size++;
    table[at] = (long) item << Integer.SIZE | place;
    if (place == items.length) {
      grow();
    }
    items[place] = item;
    return place;
  }

  private void grow() {
    int wider = 2 * items.length;
    items = Arrays.copyOf(items, wider);
    loudest = Arrays.copyOf(loudest, wider);
    rows = Arrays.copyOf(rows, wider << ROW_BITS);
    long[] old = table;
    table = free(2 * old.length);
    for (long entry : old) {
      if (entry != FREE) {
        int at = home((int) (entry >>> Integer.SIZE));
        while (table[at] != FREE) {
          at = at + 1 & table.length - 1;
        }
        table[at] = entry;
      }
    }
  }

  /**
   * Adds to what is said of an item.
   *
   * @param place of its row
   * @param kind ordinal of the evidence
   * @param origin which of the recent items it comes from, or {@link #ITSELF}
   */
  void add(int place, int kind, float score, int origin) {
    rows[(place << ROW_BITS) + kind] += score;
    compare(place, bits(score * loudness[kind]), origin);
  }

  /**
   * Adds what a session says of an item as a neighbour.
   *
   * @param origin the newest of the recent items that the session shares, or {@link #ITSELF}
   */
  void add(int place, float stan, float vmis, int origin) {
    int row = place << ROW_BITS;
    rows[row + STAN] += stan;
    rows[row + VMIS] += vmis;
    compare(place, Math.max(bits(stan * loudness[STAN]), bits(vmis * loudness[VMIS])), origin);
  }

  /** Adds what a session says of an item in many ways, of which some may be 0, from one origin. */
  void add(int place, float stan, float vmis, float company, float after, float ahead, int origin) {
    int row = place << ROW_BITS;
    rows[row + STAN] += stan;
    rows[row + VMIS] += vmis;
    rows[row + COMPANY] += company;
    rows[row + AFTER] += after;
    rows[row + AHEAD] += ahead;
    int neighbour = Math.max(bits(stan * loudness[STAN]), bits(vmis * loudness[VMIS]));
    int around = Math.max(bits(after * loudness[AFTER]), bits(ahead * loudness[AHEAD]));
    int loud = Math.max(bits(company * loudness[COMPANY]), Math.max(neighbour, around));
    compare(place, loud, origin);
  }

  // In the order of the floats, where they are not below 0.
  private static int bits(float score) {
    return Float.floatToRawIntBits(score);
  }

  private void compare(int place, int loud, int origin) {
    long told = (long) loud << Integer.SIZE | ~origin & 0xffffffffL;
    loudest[place] = Math.max(loudest[place], origin == ITSELF ? 0 : told);
  }

  /** Items spoken of; places are below this. */
  public int size() {
    return size;
  }

  /** Slot of the item in that place. */
  public int item(int place) {
    return items[place];
  }

  /** The sum of what that kind of evidence says of the item; 0 where it says nothing. */
  public float score(Evidence evidence, int place) {
    return rows[(place << ROW_BITS) + evidence.ordinal()];
  }

  /** The largest single score for the item that stems from another recent item, weighed. */
  public float loudest(int place) {
    return Float.intBitsToFloat((int) (loudest[place] >>> Integer.SIZE));
  }

  /** Which of the shopper's recent items that was, never the item itself; or -1. */
  public int origin(int place) {
    return loudest(place) > 0 ? ~(int) loudest[place] : ITSELF;
  }
}
