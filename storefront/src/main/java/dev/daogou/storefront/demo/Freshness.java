package dev.daogou.storefront.demo;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;

/**
 * Time from sending a click until a list that covers it can be read, in milliseconds; of all
 * clicks, and of those of the first seconds by themselves. A click that no list covered counts as
 * late: with the time for which the list was waited for. Thread-safe.
 */
final class Freshness {
  // Measuring asks again and again; more at a time would measure its own load.
  private static final int MOST_AT_ONCE = 8;
  private static final long EARLY = Duration.ofSeconds(10).toNanos();
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final double WARM_P99_MILLIS = 200;

  private final Semaphore places = new Semaphore(MOST_AT_ONCE);
  private final LongSupplier nanos;
  private final long start;
  private long[] sentAt = new long[1024];
  private double[] millis = new double[1024];
  private boolean[] covered = new boolean[1024];
  private int count;

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
  void covered(long sentAt) {
    add(sentAt, true);
  }

  /** A click that no list covered for as long as we waited. */
  void uncovered(long sentAt) {
    add(sentAt, false);
  }

  private synchronized void add(long sent, boolean isCovered) {
    if (count == millis.length) {
      sentAt = Arrays.copyOf(sentAt, 2 * count);
      millis = Arrays.copyOf(millis, 2 * count);
      covered = Arrays.copyOf(covered, 2 * count);
    }
    sentAt[count] = sent - start;
    millis[count] = (nanos.getAsLong() - sent) / 1e6;
    covered[count] = isCovered;
    count++;
    places.release();
  }

  /** Of all clicks. */
  synchronized Figures figures() {
    return figures(at -> true);
  }

  /** Of the clicks that were sent in the first seconds. */
  synchronized Figures early() {
    return figures(at -> at < EARLY);
  }

  /** Of the clicks that were sent in the latest seconds. */
  synchronized Figures recent() {
    long since = nanos.getAsLong() - start - EARLY;
    return figures(at -> at >= since);
  }

  private Figures figures(LongPredicate fits) {
    double[] found = new double[count];
    int size = 0;
    long uncovered = 0;
    for (int i = 0; i < count; i++) {
      if (fits.test(sentAt[i])) {
        found[size++] = millis[i];
        uncovered += covered[i] ? 0 : 1;
      }
    }
    double[] sorted = Arrays.copyOf(found, size);
    Arrays.sort(sorted);
    return new Figures(size, uncovered, quantile(sorted, 0.5), quantile(sorted, 0.99));
  }

  /**
   * After how many whole seconds lists were fresh and stayed so: in every ten seconds from then on,
   * 99 of 100 clicks were covered within 200 ms. Empty where that never came.
   */
  synchronized Optional<Duration> warmAfter() {
    long last = Arrays.stream(sentAt, 0, count).max().orElse(0);
    Optional<Duration> warm = Optional.empty();
    long lastWindow = last / SECOND * SECOND - EARLY + SECOND;
    for (long from = Math.max(0, lastWindow); from >= 0; from -= SECOND) {
      if (!isFresh(from)) {
        return warm;
      }
      warm = Optional.of(Duration.ofNanos(from));
    }
    return warm;
  }

  private boolean isFresh(long from) {
    return figures(at -> at >= from && at < from + EARLY).p99() < WARM_P99_MILLIS;
  }

  /** The nearest-rank quantile of sorted values. */
  static double quantile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }
}
