package dev.daogou.bench;

import dev.daogou.bench.workbench.Clock;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A thread that lets the sessions of a log happen again, click by click, at a rate. */
final class ClickWriter implements AutoCloseable {
  private static final long IDS = 1L << 40;
  private static final long PAUSE = 200_000;

  private final List<ClickSession> sessions;
  private final long time;
  private final int rate;
  private final Consumer<ClickSession> learn;
  private final double start = Clock.wallSeconds();
  private final Thread thread;
  private volatile boolean ended;
  private volatile long written;
  private volatile double used;
  private double seconds;

  /**
   * @param time at which everything happens
   * @param rate clicks a second
   * @param learn takes over a session as it stands after a click
   */
  ClickWriter(List<ClickSession> sessions, long time, int rate, Consumer<ClickSession> learn) {
    this.sessions = sessions;
    this.time = time;
    this.rate = rate;
    this.learn = learn;
    this.thread = Thread.ofPlatform().daemon().start(this::write);
  }

  private void write() {
    long done = 0;
    for (long next = 0; !ended; next++) {
      List<String> items = sessions.get((int) (next % sessions.size())).items();
      for (int clicks = 2; clicks <= items.size() && !ended; clicks++) {
        while (done > (Clock.wallSeconds() - start) * rate && !ended) {
          LockSupport.parkNanos(PAUSE);
        }
        double before = Clock.threadSeconds();
        learn.accept(new ClickSession(IDS + next, time, items.subList(0, clicks)));
        used += Clock.threadSeconds() - before;
        written = ++done;
      }
    }
  }

  /** Clicks a second that were written. */
  double perSecond() {
    return written / seconds;
  }

  /** Clicks that a second of processor time would have been enough for. */
  double possible() {
    return written / used;
  }

  @Override
  public void close() throws InterruptedException {
    if (!ended) {
      ended = true;
      thread.join();
      seconds = Clock.wallSeconds() - start;
    }
  }
}
