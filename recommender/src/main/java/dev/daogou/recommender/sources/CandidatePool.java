package dev.daogou.recommender.sources;

import dev.daogou.recommender.sessions.Evidence;
import dev.daogou.recommender.sessions.Heard;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Gathers what the sources bring for one shopper: each product once, whichever of its variants they
 * name, with the score of every source and, for the sources that start from the shopper's items,
 * which of them spoke loudest. Used again and again by one thread.
 */
final class CandidatePool {
  private static final Source[] SOURCES = Source.values();
  private static final Evidence[] EVIDENCE = Evidence.values();
  private static final int NONE = -1;
  private static final int MOST = 4096;

  private final int[] table = new int[4 * MOST];
  private final int[] slots = new int[MOST];
  private final float[][] scores = new float[SOURCES.length][MOST];
  private final int[] because = new int[MOST];
  private final float[] loudest = new float[MOST];
  private final float[] highest = new float[SOURCES.length];
  private int size;

  private IntUnaryOperator product = IntUnaryOperator.identity();

  CandidatePool() {
    Arrays.fill(table, NONE);
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
      loudest[i] = 0f;
      for (float[] source : scores) {
        source[i] = 0f;
      }
    }
    size = 0;
  }

  private void remove(int slot) {
    // The whole probe run goes, which is right only because all entries are removed together.
    int place = home(slot);
    while (table[place] != NONE) {
      table[place] = NONE;
      place = (place + 1) % table.length;
    }
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
    scores[source.ordinal()][index] += score;
    if (origin >= 0 && score * source.weight() > loudest[index]) {
      loudest[index] = score * source.weight();
      because[index] = origin;
    }
  }

  /**
   * Adds what sessions say.
   *
   * @param sources by the ordinal of the evidence
   */
  void add(Heard heard, Source[] sources) {
    for (int place = 0; place < heard.size(); place++) {
      int index = indexOf(heard.item(place));
      if (index != NONE) {
        for (Evidence evidence : EVIDENCE) {
          scores[sources[evidence.ordinal()].ordinal()][index] += heard.score(evidence, place);
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
    for (Source source : SOURCES) {
      float most = 0;
      for (int i = 0; i < size; i++) {
        most = Math.max(most, scores[source.ordinal()][i]);
      }
      highest[source.ordinal()] = most;
    }
  }

  /** The score as a share of the highest that the source gives. */
  float share(Source source, int index) {
    float most = highest[source.ordinal()];
    return most > 0 ? scores[source.ordinal()][index] / most : 0f;
  }

  private float weighed(Source source, int index) {
    return source.weight() * (source.isRelative() ? share(source, index) : score(source, index));
  }

  private int indexOf(int item) {
    int slot = product.applyAsInt(item);
    int place = home(slot);
    while (table[place] != NONE) {
      if (slots[table[place]] == slot) {
        return table[place];
      }
      place = (place + 1) % table.length;
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
    return ((slot * 0x9e3779b9) >>> 8) % table.length;
  }

  int size() {
    return size;
  }

  int slot(int index) {
    return slots[index];
  }

  float score(Source source, int index) {
    return scores[source.ordinal()][index];
  }

  /** Position of the recent item that spoke loudest for the candidate, or -1. */
  int because(int index) {
    return because[index];
  }

  /** Weighted sum over the sources. */
  float blend(int index) {
    float sum = 0;
    for (Source source : SOURCES) {
      sum += weighed(source, index);
    }
    return sum;
  }

  /** The source with the largest share in the blend. */
  Source strongest(int index) {
    Source strongest = Source.TREND;
    float largest = 0;
    for (Source source : SOURCES) {
      float weighed = weighed(source, index);
      if (weighed > largest) {
        largest = weighed;
        strongest = source;
      }
    }
    return strongest;
  }
}
