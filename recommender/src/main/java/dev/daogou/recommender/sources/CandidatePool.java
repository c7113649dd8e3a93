package dev.daogou.recommender.sources;

import dev.daogou.recommender.sessions.Evidence;
import dev.daogou.recommender.sessions.ScoreAccumulator;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Gathers what the sources bring for one shopper: each product once, whichever of its variants they
 * name, with the score of every source and, for the sources that start from the shopper's items,
 * which of them spoke loudest. Used again and again by one thread.
 *
 * <p>A row of scores a candidate, and a bit for each that is there: most sources say nothing of
 * most candidates.
 */
final class CandidatePool {
  private static final Source[] SOURCES = Source.values();
  private static final int WIDTH = SOURCES.length;
  private static final Evidence[] EVIDENCE = Evidence.values();
  private static final int NONE = -1;
  private static final int MOST = 4096;

  private final int[] table = new int[4 * MOST];
  private final int[] slots = new int[MOST];
  private final float[] scores = new float[MOST * WIDTH];
  private final long[] present = new long[MOST];
  private final int[] because = new int[MOST];
  private final float[] loudest = new float[MOST];
  private final float[] highest = new float[WIDTH];
  private final int[] brought = new int[WIDTH];
  private final float[] weights = new float[WIDTH];
  private int size;
  private boolean fallen;
  private volatile boolean stopped;

  private IntUnaryOperator product = IntUnaryOperator.identity();

  CandidatePool() {
    if (WIDTH > Long.SIZE) {
      throw new IllegalStateException("a row has bits for " + Long.SIZE + " sources at most");
    }
    Arrays.fill(table, NONE);
    for (int column = 0; column < WIDTH; column++) {
      weights[column] = SOURCES[column].weight();
    }
  }

  /**
   * Begins anew.
   *
   * @param product gives the slot of the product of which an item is a variant, or its own
   */
  void clear(IntUnaryOperator product) {
    this.product = product;
    clear();
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      remove(slots[i]);
    }
    Arrays.fill(loudest, 0, size, 0f);
    Arrays.fill(present, 0, size, 0);
    Arrays.fill(scores, 0, size * WIDTH, 0f);
    Arrays.fill(highest, 0f);
    Arrays.fill(brought, 0);
    size = 0;
    fallen = false;
    stopped = false;
  }

  private void remove(int slot) {
    // The whole probe run goes, which is right only because all entries are removed together.
    int place = home(slot);
    while (table[place] != NONE) {
      table[place] = NONE;
      place = place + 1 & table.length - 1;
    }
  }

  /** Whoever adds from now on until {@link #clear()} is thrown out; callable by any thread. */
  void stop() {
    stopped = true;
  }

  /**
   * Adds to the score that a source gives an item.
   *
   * @param origin position of the recent item that the score stems from, or -1
   */
  void add(Source source, int slot, float score, int origin) {
    int index = indexOf(slot);
    if (index == NONE) {
      return;
    }
    int column = source.ordinal();
    add(column, index, score);
    if (origin >= 0) {
      float loud = score * weights[column];
      if (loud > loudest[index]) {
        loudest[index] = loud;
        because[index] = origin;
      }
    }
  }

  private void add(int column, int index, float score) {
    long bit = 1L << column;
    if ((present[index] & bit) == 0) {
      present[index] |= bit;
      brought[column]++;
    }
    float sum = scores[index * WIDTH + column] += score;
    if (sum > highest[column]) {
      highest[column] = sum;
    }
    fallen |= !(score >= 0);
  }

  /**
   * Adds what sessions say.
   *
   * @param sources by the ordinal of the evidence
   */
  void add(ScoreAccumulator heard, Source[] sources) {
    int[] columns = new int[sources.length];
    Arrays.setAll(columns, kind -> sources[kind].ordinal());
    for (int place = 0; place < heard.size(); place++) {
      int index = indexOf(heard.item(place));
      if (index != NONE) {
        for (Evidence evidence : EVIDENCE) {
          float score = heard.score(evidence, place);
          if (score != 0) {
            add(columns[evidence.ordinal()], index, score);
          }
        }
        if (heard.loudest(place) > loudest[index]) {
          loudest[index] = heard.loudest(place);
          because[index] = heard.origin(place);
        }
      }
    }
  }

  /** To be called when all sources have spoken, before shares and blends are asked for. */
  void settle() {
    // The highest of sums that only grew is known already.
    for (int column = 0; fallen && column < WIDTH; column++) {
      float most = 0;
      for (int i = 0; i < size; i++) {
        most = Math.max(most, scores[i * WIDTH + column]);
      }
      highest[column] = most;
    }
  }

  /** Candidates that a source has spoken of. */
  int brought(Source source) {
    return brought[source.ordinal()];
  }

  /** The score as a share of the highest that the source gives. */
  float share(Source source, int index) {
    return share(source.ordinal(), index);
  }

  private float share(int column, int index) {
    float most = highest[column];
    return most > 0 ? scores[index * WIDTH + column] / most : 0f;
  }

  private float weighed(int column, int index) {
    return weights[column]
        * (SOURCES[column].isRelative() ? share(column, index) : scores[index * WIDTH + column]);
  }

  private int indexOf(int item) {
    if (stopped) {
      throw new IllegalStateException("the source has had its time");
    }
    int slot = product.applyAsInt(item);
    int place = home(slot);
    while (table[place] != NONE) {
      if (slots[table[place]] == slot) {
        return table[place];
      }
      place = place + 1 & table.length - 1;
    }
    if (size == MOST) {
      return NONE;
    }
    table[place] = size;
    slots[size] = slot;
    because[size] = NONE;
    return size++;
  }

  private int home(int slot) {
    return (slot * 0x9e3779b9) >>> 8 & table.length - 1;
  }

  int size() {
    return size;
  }

  int slot(int index) {
    return slots[index];
  }

  float score(Source source, int index) {
    return scores[index * WIDTH + source.ordinal()];
  }

  /** The scores of all sources, by ordinal. */
  float[] scores(int index) {
    return Arrays.copyOfRange(scores, index * WIDTH, (index + 1) * WIDTH);
  }

  /** The highest score of each source, by ordinal, once all have spoken. */
  float[] highest() {
    return highest.clone();
  }

  /** Position of the recent item that spoke loudest for the candidate, or -1. */
  int because(int index) {
    return because[index];
  }

  /** Weighted sum over the sources. */
  float blend(int index) {
    float sum = 0;
    for (long left = present[index]; left != 0; left &= left - 1) {
      sum += weighed(Long.numberOfTrailingZeros(left), index);
    }
    return sum;
  }

  /** The source with the largest share in the blend. */
  Source strongest(int index) {
    Source strongest = OverallTrend.TREND;
    float largest = 0;
    for (long left = present[index]; left != 0; left &= left - 1) {
      int column = Long.numberOfTrailingZeros(left);
      float weighed = weighed(column, index);
      if (weighed > largest) {
        largest = weighed;
        strongest = SOURCES[column];
      }
    }
    return strongest;
  }
}
