package dev.daogou.recommender.inference;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Ends work that takes too long, on the thread that does it, so that nothing has to be handed to
 * another thread and back: a worker says when it begins and when it has finished, which costs two
 * writes to memory, and one thread for the whole program looks who is late: seldom while nobody can
 * be, often where somebody is. It sleeps while nobody works.
 */
public final class Watchdog {
  private static final long OFTEN = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long SELDOM = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int QUIET_LOOKS = 2;
  private static final long NOBODY_WORKS = Long.MAX_VALUE;
  private static final Watchdog ONLY = new Watchdog();

  private final List<WeakReference<Guard>> guards = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean asleep;

  private Watchdog() {
    thread = Thread.ofPlatform().daemon().name("daogou-watchdog").start(this::watch);
  }

  /** A guard for the pieces of work of one thread, one after the other. */
  public static Guard guard() {
    Guard guard = new Guard(ONLY);
    ONLY.guards.add(new WeakReference<>(guard));
    return guard;
  }

  /** Guards one piece of work at a time. */
  public static final class Guard {
    private static final int PHASES = 4;
    private static final int IDLE = 0;
    private static final int WORKING = 1;
    private static final int ENDING = 2;
    private static final int ENDED = 3;

    private final Watchdog watchdog;
    // A number for each piece of work, so that none is ended for being late in the place of the
    // one before it; and the phase.
    private final AtomicLong state = new AtomicLong();
    private volatile long deadline;
    private volatile BooleanSupplier end = () -> false;

    private Guard(Watchdog watchdog) {
      this.watchdog = watchdog;
    }

    /**
     * The calling thread begins a piece of work.
     *
     * @param nanos that it may take
     * @param how ends it and says so, or says that it had better go on and is asked again soon;
     *     called by another thread, and only before {@link #finish} returns
     */
    public void begin(long nanos, BooleanSupplier how) {
      deadline = System.nanoTime() + nanos;
      end = how;
      state.set((state.get() / PHASES + 1) * PHASES + WORKING);
      watchdog.expect(nanos);
    }

    /** The work is over, one way or the other; says whether it was ended for being late. */
    public boolean finish() {
      long working = state.get() / PHASES * PHASES + WORKING;
      long idle = working - WORKING + IDLE;
      while (!state.compareAndSet(working, idle)) {
        if (state.compareAndSet(working - WORKING + ENDED, idle)) {
          return true;
        }
        Thread.onSpinWait();
      }
      return false;
    }

    /** Ends what is late; nanoseconds until it may be. */
    private long look() {
      long seen = state.get();
      if (seen % PHASES == IDLE) {
        return NOBODY_WORKS;
      }
      long left = deadline - System.nanoTime();
      if (seen % PHASES == WORKING
          && left < 0
          && state.compareAndSet(seen, seen - WORKING + ENDING)) {
        state.set(end.getAsBoolean() ? seen - WORKING + ENDED : seen);
      }
      return Math.max(0, left);
    }
  }

  private void expect(long nanos) {
    if (asleep || nanos < SELDOM) {
      asleep = false;
      LockSupport.unpark(thread);
    }
  }

  private void watch() {
    int quiet = 0;
    while (true) {
      long left = look();
      quiet = left == NOBODY_WORKS ? quiet + 1 : 0;
      if (quiet < QUIET_LOOKS) {
        LockSupport.parkNanos(this, Math.clamp(left, OFTEN, SELDOM));
      } else {
        sleep();
        quiet = 0;
      }
    }
  }

  /** Nanoseconds until the first of those who work may be late. */
  private long look() {
    long first = NOBODY_WORKS;
    for (WeakReference<Guard> reference : guards) {
      Guard guard = reference.get();
      if (guard == null) {
        guards.remove(reference);
      } else {
        first = Math.min(first, guard.look());
      }
    }
    return first;
  }

  /** Whoever begins after the flag is up wakes this thread; who began before is seen. */
  private void sleep() {
    asleep = true;
    if (look() == NOBODY_WORKS) {
      while (asleep) {
        LockSupport.park(this);
      }
    } else {
      asleep = false;
    }
  }
}
