package dev.daogou.recommender.sessions;

import java.util.Arrays;

/**
 * Finds the k largest of many scores without sorting them: counts how many are how large, and looks
 * closely only at those about as large as the last one. Used again and again by one thread.
 */
final class LargestScores {
  // Scores that differ by less than 1/64 are counted together, and so are the very small ones.
  private static final int SHIFT = 17;
  private static final int CLASSES = 1024;

  private final int k;
  private final int[] counts = new int[CLASSES];
  private float[] close = new float[64];

  LargestScores(int k) {
    this.k = k;
  }

  /**
   * Sets all scores to 0 but the k largest; of equal ones the first stay.
   *
   * @param scores finite, none below 0
   */
  void keep(float[] scores, int size) {
    float last = last(scores, size);
    if (last == 0) {
      return;
    }
    int left = k;
    for (int i = 0; i < size; i++) {
      left -= scores[i] > last ? 1 : 0;
    }
    for (int i = 0; i < size; i++) {
      if (scores[i] == last && left > 0) {
        left--;
      } else if (scores[i] <= last) {
        scores[i] = 0;
      }
    }
  }

  /** The k-th largest of the scores, or 0 where no more than k are above 0. */
  float last(float[] scores, int size) {
    float largest = 0;
    int above = 0;
    for (int i = 0; i < size; i++) {
      largest = Math.max(largest, scores[i]);
      above += scores[i] > 0 ? 1 : 0;
    }
    return above <= k ? 0 : last(scores, size, Float.floatToRawIntBits(largest));
  }

  private float last(float[] scores, int size, int largest) {
    Arrays.fill(counts, 0);
    for (int i = 0; i < size; i++) {
      counts[classOf(scores[i], largest)]++;
    }
    int larger = 0;
    int classOfLast = 0;
    while (larger + counts[classOfLast] < k) {
      larger += counts[classOfLast++];
    }
    int found = gather(scores, size, largest, classOfLast);
    Arrays.sort(close, 0, found);
    return close[found - (k - larger)];
  }

  private int gather(float[] scores, int size, int largest, int wanted) {
    if (close.length < counts[wanted]) {
      close = new float[2 * counts[wanted]];
    }
    int found = 0;
    for (int i = 0; i < size; i++) {
      if (classOf(scores[i], largest) == wanted) {
        close[found++] = scores[i];
      }
    }
    return found;
  }

  /** 0 for the largest; bits of floats above 0 are in the order of the floats. */
  private static int classOf(float score, int largest) {
    return Math.min(CLASSES - 1, largest - Float.floatToRawIntBits(score) >>> SHIFT);
  }
}
