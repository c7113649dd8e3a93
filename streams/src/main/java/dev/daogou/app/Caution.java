package dev.daogou.app;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether the stores of one name should encode each object before they change it again, so that a
 * change that fails can be undone. Outlives the stores: the transaction that is repeated meets the
 * record that failed in a new one.
 */
final class Caution {
  private static final int CHANGES = 100_000;

  private final AtomicInteger left = new AtomicInteger();

  void advise() {
    left.set(CHANGES);
  }

  /** Asked once for each change. */
  boolean isAdvised() {
    return left.get() > 0 && left.getAndDecrement() > 0;
  }
}
