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
 * writes to memory, and one thread for the whole program looks now and then who is late. It sleeps
 * while nobody works.
 */
public final class Watchdog {
  private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(10);
  private static final int QUIET_LOOKS = 100;
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
      watchdog.wake();
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

    private boolean isWorking() {
      return state.get() % PHASES != IDLE;
    }

    private void look() {
      long seen = state.get();
      if (seen % PHASES == WORKING
          && System.nanoTime() - deadline > 0
          && state.compareAndSet(seen, seen - WORKING + ENDING)) {
        state.set(end.getAsBoolean() ? seen - WORKING + ENDED : seen);
      }
    }
  }

  private void wake() {
    if (asleep) {
      asleep = false;
      LockSupport.unpark(thread);
    }
  }

  private void watch() {
    int quiet = 0;
    while (true) {
      quiet = look() ? 0 : quiet + 1;
      if (quiet < QUIET_LOOKS) {
        LockSupport.parkNanos(this, LOOK_EVERY);
      } else {
        sleep();
        quiet = 0;
      }
    }
  }

  private boolean look() {
    boolean working = false;
    for (WeakReference<Guard> reference : guards) {
      Guard guard = reference.get();
      if (guard == null) {
        guards.remove(reference);
      } else if (guard.isWorking()) {
        working = true;
        guard.look();
      }
    }
    return working;
  }

  /** Whoever begins after the flag is up wakes this thread; who began before is seen. */
  private void sleep() {
    asleep = true;
    if (look()) {
      asleep = false;
    } else {
      while (asleep) {
        LockSupport.park(this);
      }
    }
  }
}
