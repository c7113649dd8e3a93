package dev.daogou.bench;

import java.util.Arrays;
import java.util.Random;

/** Ranks from 0, each as likely as Zipf says. */
final class Zipf {
  private final double[] cumulated;

  Zipf(int ranks, double exponent) {
    cumulated = new double[ranks];
    double sum = 0;
    for (int rank = 0; rank < ranks; rank++) {
      sum += Math.pow(rank + 1, -exponent);
      cumulated[rank] = sum;
    }
  }

  int next(Random random) {
    double wanted = random.nextDouble() * cumulated[cumulated.length - 1];
    int found = Arrays.binarySearch(cumulated, wanted);
    return Math.min(cumulated.length - 1, found >= 0 ? found : -found - 1);
  }
}
