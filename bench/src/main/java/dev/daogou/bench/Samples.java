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

  /** The value that was added as the {@code number}th, from 0. */
  double at(int number) {
    return values[number];
  }

  /** Each value divided by the other's of the same number. */
  Samples over(Samples others) {
    Samples ratios = new Samples();
    for (int i = 0; i < Math.min(count, others.count); i++) {
      ratios.add(values[i] / others.values[i]);
    }
    return ratios;
  }

  /** NaN where there is no value. */
  double mean() {
    return Arrays.stream(values, 0, count).average().orElse(Double.NaN);
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
