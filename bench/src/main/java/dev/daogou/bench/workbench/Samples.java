package dev.daogou.bench.workbench;

import java.util.Arrays;

/** Values measured one after the other, and their quantiles. */
public final class Samples {
  private double[] values = new double[64];
  private int count;

  public void add(double value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count++] = value;
  }

  public int count() {
    return count;
  }

  /** The value that was added as the {@code number}th, from 0. */
  public double at(int number) {
    return values[number];
  }

  /** Each value divided by the other's of the same number. */
  public Samples over(Samples others) {
    Samples ratios = new Samples();
    for (int i = 0; i < Math.min(count, others.count); i++) {
      ratios.add(values[i] / others.values[i]);
    }
    return ratios;
  }

  /** NaN where there is no value. */
  public double mean() {
    return Arrays.stream(values, 0, count).average().orElse(Double.NaN);
  }

  public double median() {
    return quantile(0.5);
  }

  /** The nearest-rank quantile; NaN where there is no value. */
  public double quantile(double share) {
    if (count == 0) {
      return Double.NaN;
    }
    double[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(share * count) - 1)];
  }
}
