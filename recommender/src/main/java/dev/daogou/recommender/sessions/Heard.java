package dev.daogou.recommender.sessions;

import java.util.Arrays;

/**
 * What sessions say of the items that may come next, summed up by item and kind of {@link
 * Evidence}: a hash table over primitives, one row an item in the order in which they were first
 * spoken of. Stays as it is until the next scan.
 */
public final class Heard {
  private static final int KINDS = Evidence.values().length;
  private static final int LOUDEST = KINDS;
  private static final int ROW_BITS = 3;
  private static final int SMALLEST = 1024;
  private static final long FREE = -1;

  private final float[] loudness;
  private int[] recent = new int[0];
  // A slot above, the place of its row below.
  private long[] table;
  private int[] items = new int[SMALLEST];
  private int[] origins = new int[SMALLEST];
  private double[] rareness = new double[SMALLEST];
  private float[] rows = new float[SMALLEST << ROW_BITS];
  private int size;

  /**
   * @param loudness what a score of each kind weighs where the loudest is looked for, by ordinal
   */
  Heard(float[] loudness) {
    if (loudness.length != KINDS || KINDS >= 1 << ROW_BITS) {
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

  /** Forgets everything; what comes is about these recent items. */
  void begin(int[] recentItems) {
    recent = recentItems;
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
    origins[place] = -1;
    rareness[place] = Double.NaN;
    return place;
  }

  private void grow() {
    int wider = 2 * items.length;
    items = Arrays.copyOf(items, wider);
    origins = Arrays.copyOf(origins, wider);
    rareness = Arrays.copyOf(rareness, wider);
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
   * @param origin which of the recent items it comes from
   */
  void add(int place, int kind, float score, int origin) {
    int row = place << ROW_BITS;
    rows[row + kind] += score;
    float loud = score * loudness[kind];
    if (loud > rows[row + LOUDEST] && recent[origin] != items[place]) {
      rows[row + LOUDEST] = loud;
      origins[place] = origin;
    }
  }

  /** What {@link #rare(int, double)} noted of the item in this scan; NaN before. */
  double rare(int place) {
    return rareness[place];
  }

  /** Notes how rare an item is. */
  void rare(int place, double rare) {
    rareness[place] = rare;
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
    return rows[(place << ROW_BITS) + LOUDEST];
  }

  /** Which of the shopper's recent items that was, never the item itself; or -1. */
  public int origin(int place) {
    return origins[place];
  }
}
