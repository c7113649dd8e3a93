package dev.daogou.recommender.inference;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Tells work that hangs from work that is only starved: it waits for something each time one looks,
 * or it has had processor time enough. What is slow because the machine is busy is neither.
 */
public final class Stuck {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int LOOKS = 3;
  private static final long UNKNOWN = -1;

  private final Thread thread;
  private final long most;
  private int waiting;
  private long before = UNKNOWN;

  /**
   * @param most nanoseconds of processor time, from the first look on
   */
  public Stuck(Thread thread, long most) {
    this.thread = thread;
    this.most = most;
  }

  /** Looks at the thread. */
  public boolean look() {
    if (thread.getState() != Thread.State.RUNNABLE) {
      waiting++;
      return waiting >= LOOKS;
    }
    waiting = 0;
    long used = THREADS.getThreadCpuTime(thread.threadId());
    if (before == UNKNOWN) {
      before = used;
    }
    return used - before > most;
  }
}
