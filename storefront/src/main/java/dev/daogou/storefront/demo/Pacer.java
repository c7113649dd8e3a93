package dev.daogou.storefront.demo;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Gives out evenly spaced moments to many threads; what was missed is not made up in a burst. */
final class Pacer {
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(500);

  private final ReentrantLock lock = new ReentrantLock();
  private final long interval;
  private long next = System.nanoTime();

  Pacer(double perSecond) {
    interval = Math.round(1e9 / perSecond);
  }

  /** Waits for a moment of one's own. */
  void await() throws InterruptedException {
    long wait = claim() - System.nanoTime();
    if (wait > 0) {
      TimeUnit.NANOSECONDS.sleep(wait);
    }
  }

  private long claim() {
    lock.lock();
    try {
      next = Math.max(next, System.nanoTime() - PATIENCE);
      long mine = next;
      next += interval;
      return mine;
    } finally {
      lock.unlock();
    }
  }
}
