package dev.daogou.storefront.demo;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/**
 * Time from sending a click until a list that covers it can be read, in milliseconds; of all
 * clicks, and of those of the first seconds by themselves. Thread-safe.
 */
final class Freshness {
  // Measuring asks again and again; more at a time would measure its own load.
  private static final int MOST_AT_ONCE = 8;
  private static final long EARLY = Duration.ofSeconds(10).toNanos();

  private final Semaphore places = new Semaphore(MOST_AT_ONCE);
  private final LongSupplier nanos;
  private final long start;
  private final Times all = new Times();
  private final Times early = new Times();

  Freshness() {
    this(System::nanoTime);
  }

  /**
   * @param nanos what time it is
   */
  Freshness(LongSupplier nanos) {
    this.nanos = nanos;
    this.start = nanos.getAsLong();
  }

  /** Quantiles so far; NaN where there is no sample. */
  record Figures(int samples, long uncovered, double p50, double p99) {}

  /** Whether one more click may be measured now; whoever may tells how it ended. */
  boolean begin() {
    return places.tryAcquire();
  }

  /**
   * A click that a list covered.
   *
   * @param sentAt nanoseconds, when it was sent
   */
  synchronized void covered(long sentAt) {
    double millis = (nanos.getAsLong() - sentAt) / 1e6;
    all.add(millis);
    if (sentAt - start < EARLY) {
      early.add(millis);
    }
    places.release();
  }

  /** A click that no list covered for as long as we waited. */
  synchronized void uncovered(long sentAt) {
    all.uncovered++;
    early.uncovered += sentAt - start < EARLY ? 1 : 0;
    places.release();
  }

  /** Of all clicks. */
  synchronized Figures figures() {
    return all.figures();
  }

  /** Of the clicks that were sent in the first seconds. */
  synchronized Figures early() {
    return early.figures();
  }

  /** The nearest-rank quantile of sorted values. */
  static double quantile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  private static final class Times {
    private double[] samples = new double[1024];
    private int count;
    private long uncovered;

    void add(double millis) {
      if (count == samples.length) {
        samples = Arrays.copyOf(samples, 2 * count);
      }
      samples[count++] = millis;
    }

    Figures figures() {
      double[] sorted = Arrays.copyOf(samples, count);
      Arrays.sort(sorted);
      return new Figures(count, uncovered, quantile(sorted, 0.5), quantile(sorted, 0.99));
    }
  }
}
