package dev.daogou.recommender.inference;

import dev.daogou.recommender.inference.LiveModel.Lease;
import java.time.Duration;

/**
 * A model that failed is left alone for a while, lest every shopper pay for its failing. Another
 * model need not rest for what the one before it did. Belongs to one thread.
 */
public final class Rest {
  private final Duration length;
  private long resting;
  private long until = System.nanoTime();

  public Rest(Duration length) {
    this.length = length;
  }

  /** The model has just failed. */
  public void begin(Lease<?> failed) {
    resting = failed.generation();
    until = System.nanoTime() + length.toNanos();
  }

  /** Whether this model had better not be asked now. */
  public boolean covers(Lease<?> lease) {
    return lease.generation() == resting && System.nanoTime() - until < 0;
  }
}
