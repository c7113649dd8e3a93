package dev.daogou.clients;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a record may do to the thread that handles it. */
public enum Misbehaviour {
  /** An error that is none of those that are known to be a record's fault. */
  THROWS {
    @Override
    public String handle() {
      throw new UnsupportedOperationException("on purpose");
    }
  },
  /** Work that no transaction outlasts. */
  TAKES_LONG {
    @Override
    public String handle() {
      long end = System.nanoTime() + LONG;
      while (System.nanoTime() < end) {
        LockSupport.parkNanos(end - System.nanoTime());
      }
      return "late";
    }
  },
  /** A value that no topic takes. */
  GROWS {
    @Override
    public String handle() {
      return "x".repeat(TOO_LARGE);
    }
  },
  OVERFLOWS_THE_STACK {
    @SuppressWarnings("InfiniteRecursion")
    @Override
    public String handle() {
      return handle() + handle();
    }
  },
  FILLS_THE_MEMORY {
    @Override
    public String handle() {
      throw new OutOfMemoryError("on purpose");
    }
  };

  /** Longest transaction of those who try this. */
  public static final int TRANSACTION_MS = 1_000;

  private static final long LONG = TimeUnit.MILLISECONDS.toNanos(3L * TRANSACTION_MS);
  private static final int TOO_LARGE = 3 << 20;

  /** The value to be kept, where there is one. */
  public abstract String handle();
}
