package dev.daogou.app;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long the stream threads of a program may wait for records. A thread runs its timers, and
 * commits, between two waits; so the wait is short while a prompt timer is about to be due, as
 * usual while there was work lately, and long when there was none. Thread-safe.
 */
public final class PollTimeout {
  /** Streams property: the program's own; optional. */
  public static final String CONFIG = "daogou.poll.timeout";

  /** Timers with a longer delay may be as late as a stream thread usually waits for records. */
  private static final Duration PROMPT = Duration.ofMillis(50);

  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofMillis(500);

  /** What has been done is committed by then. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  private final AtomicLong shortUntil = new AtomicLong(System.nanoTime());
  private final AtomicLong busyUntil = new AtomicLong(System.nanoTime());

  /** There is work now. */
  void busy() {
    until(busyUntil, SETTLED);
  }

  /** A timer runs after so long. */
  void expect(Duration delay) {
    until(busyUntil, delay.plus(SETTLED));
    if (delay.compareTo(PROMPT) <= 0) {
      until(shortUntil, delay.plus(SHORT));
    }
  }

  /** The wait in place of the usual one. */
  Duration now(Duration usual) {
    if (usual.isZero()) {
      return usual;
    }
    if (isAhead(shortUntil)) {
      return usual.compareTo(SHORT) > 0 ? SHORT : usual;
    }
    return isAhead(busyUntil) ? usual : atLeastLong(usual);
  }

  /** The long wait, or a longer one. */
  static Duration atLeastLong(Duration usual) {
    return usual.compareTo(LONG) > 0 ? usual : LONG;
  }

  private static void until(AtomicLong moment, Duration from) {
    moment.accumulateAndGet(System.nanoTime() + from.toNanos(), Math::max);
  }

  private static boolean isAhead(AtomicLong moment) {
    return System.nanoTime() - moment.get() < 0;
  }
}
