package dev.daogou.storefront.demo;

import java.util.Arrays;
import java.util.concurrent.Semaphore;

/**
 * Time from sending a click until a list that covers it can be read, in milliseconds. Thread-safe.
 */
final class Freshness {
  private static final int FIRST_SIZE = 1024;
  // Measuring asks again and again; more at a time would measure its own load.
  private static final int MOST_AT_ONCE = 8;

  private final Semaphore places = new Semaphore(MOST_AT_ONCE);

  private double[] samples = new double[FIRST_SIZE];
  private int count;
  private long uncovered;

  /** Quantiles so far; NaN where there is no sample. */
  record Figures(int samples, long uncovered, double p50, double p99) {}

  /** Whether one more click may be measured now; whoever may tells how it ended. */
  boolean begin() {
    return places.tryAcquire();
  }

  synchronized void covered(double millis) {
    if (count == samples.length) {
      samples = Arrays.copyOf(samples, 2 * count);
    }
    samples[count++] = millis;
    places.release();
  }

  /** A click that no list covered for as long as we waited. */
  synchronized void uncovered() {
    uncovered++;
    places.release();
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
