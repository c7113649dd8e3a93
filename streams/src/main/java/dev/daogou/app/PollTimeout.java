package dev.daogou.app;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long the stream threads of a program may wait for records. A thread runs its timers between
 * two waits; so the wait is long while no timer is about to be due, and short while one is.
 * Thread-safe.
 */
public final class PollTimeout {
  /** Streams property: the program's own; optional. */
  public static final String CONFIG = "daogou.poll.timeout";

  private static final Duration SHORT = Duration.ofMillis(1);

  private final AtomicLong shortUntil = new AtomicLong(System.nanoTime());

  /** A timer that should not be late runs after so long. */
  void expect(Duration delay) {
    long until = System.nanoTime() + delay.plus(SHORT).toNanos();
    shortUntil.accumulateAndGet(until, Math::max);
  }

  /** The wait in place of the usual one, which is never exceeded. */
  public Duration now(Duration usual) {
    boolean isSomethingDue = System.nanoTime() - shortUntil.get() < 0;
    return isSomethingDue && usual.compareTo(SHORT) > 0 ? SHORT : usual;
  }
}
