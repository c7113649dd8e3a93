package dev.daogou.storefront.demo;

import java.util.Arrays;

/**
 * Time from sending a click until a list that covers it can be read, in milliseconds. Thread-safe.
 */
final class Freshness {
  private static final int FIRST_SIZE = 1024;

  private double[] samples = new double[FIRST_SIZE];
  private int count;
  private long uncovered;

  /** Quantiles so far; NaN where there is no sample. */
  record Figures(int samples, long uncovered, double p50, double p99) {}

  synchronized void covered(double millis) {
    if (count == samples.length) {
      samples = Arrays.copyOf(samples, 2 * count);
    }
    samples[count++] = millis;
  }

  /** A click that no list covered for as long as we waited. */
  synchronized void uncovered() {
    uncovered++;
  }

  synchronized Figures figures() {
    double[] sorted = Arrays.copyOf(samples, count);
    Arrays.sort(sorted);
    return new Figures(count, uncovered, quantile(sorted, 0.5), quantile(sorted, 0.99));
  }

  /** The nearest-rank quantile of sorted values. */
  static double quantile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }
}
