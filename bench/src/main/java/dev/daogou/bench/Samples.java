package dev.daogou.bench;

import java.util.Arrays;

/** Values measured one after the other, and their quantiles. */
final class Samples {
  private double[] values = new double[64];
  private int count;

  void add(double value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count++] = value;
  }

  int count() {
    return count;
  }

  double median() {
    return quantile(0.5);
  }

  /** The nearest-rank quantile; NaN where there is no value. */
  double quantile(double share) {
    if (count == 0) {
      return Double.NaN;
    }
    double[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(share * count) - 1)];
  }
}
