package dev.daogou.recommender.inference;

import dev.daogou.recommender.inference.LiveModel.Lease;
import java.time.Duration;

/**
 * A circuit breaker: a model that failed is left alone for a while, so that not every shopper pays
 * for its failing. Another model need not rest for what the one before it did. Belongs to one
 * thread.
 */
public final class CircuitBreaker {
  private final Duration length;
  private long resting;
  private long until = System.nanoTime();

  public CircuitBreaker(Duration length) {
    this.length = length;
  }

  /** The model has just failed. */
  public void open(Lease<?> failed) {
    resting = failed.generation();
    until = System.nanoTime() + length.toNanos();
  }

  /** Whether this model had better not be asked now. */
  public boolean isOpen(Lease<?> lease) {
    return lease.generation() == resting && System.nanoTime() - until < 0;
  }
}
