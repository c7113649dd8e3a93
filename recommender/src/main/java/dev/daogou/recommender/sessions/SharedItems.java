package dev.daogou.recommender.sessions;

import java.util.function.IntToDoubleFunction;

/**
 * What it is worth that a session shares some of a shopper's recent items. Which ones is a set of
 * bits, the newest item the lowest: there are few enough sets to know all the sums beforehand.
 */
final class SharedItems {
  /** So many of the recent items are looked at. */
  static final int MOST = 10;

  private static final double DISTANCE = 1.04;
  private static final float[] EXPONENTIAL = sums(MOST, i -> Math.exp(-i / DISTANCE));
  private static final float[][] LINEAR = new float[MOST + 1][];

  static {
    for (int recent = 1; recent <= MOST; recent++) {
      double all = recent;
      LINEAR[recent] = sums(recent, i -> (all - i) / all);
    }
  }

  private SharedItems() {}

  private static float[] sums(int items, IntToDoubleFunction weight) {
    float[] sums = new float[1 << items];
    for (int set = 1; set < sums.length; set++) {
      int oldest = Integer.highestOneBit(set);
      sums[set] =
          sums[set - oldest] + (float) weight.applyAsDouble(Integer.numberOfTrailingZeros(oldest));
    }
    return sums;
  }

  /** What each set is worth where newer items count exponentially more (STAN). */
  static float[] exponential() {
    return EXPONENTIAL;
  }

  /**
   * What each set is worth where newer items count linearly more (VMIS-kNN).
   *
   * @param recent number of items that could be shared
   */
  static float[] linear(int recent) {
    return LINEAR[recent];
  }
}
