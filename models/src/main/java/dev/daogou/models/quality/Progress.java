package dev.daogou.models.quality;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Tells now and then how far a piece of work is; any number of threads may add to it. */
final class Progress {
  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final String what;
  private final long goal;
  private final PrintWriter out;
  private final long started = System.nanoTime();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong toldAt = new AtomicLong(started);

  /**
   * @param what is done, such as {@code events learned}
   * @param goal how many there are
   */
  Progress(String what, long goal, PrintWriter out) {
    this.what = what;
    this.goal = goal;
    this.out = out;
  }

  void add(int count) {
    done.addAndGet(count);
    long now = System.nanoTime();
    long last = toldAt.get();
    if (now - last >= EVERY_NANOS && toldAt.compareAndSet(last, now)) {
      tell();
    }
  }

  /** Seconds since the work began; tells that it is done. */
  double finish() {
    tell();
    return seconds();
  }

  private double seconds() {
    return (System.nanoTime() - started) / 1e9;
  }

  private void tell() {
    out.printf(
        Locale.ROOT,
        "  %s: %,d of %,d, %.1f s, %,.0f a second, %s%n",
        what,
        done.get(),
        goal,
        seconds(),
        done.get() / seconds(),
        Memory.now());
    out.flush();
  }
}
