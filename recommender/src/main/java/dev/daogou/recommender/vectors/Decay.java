package dev.daogou.recommender.vectors;

import java.time.Duration;

/**
 * Exponential forgetting: what happened one half-life ago counts half.
 *
 * <p>Factors multiply over time, {@code factor(a) * factor(b) == factor(a + b)} up to rounding, so
 * a sum can be carried forward from one moment to another without its terms.
 *
 * @param halfLife at least a millisecond
 */
public record Decay(Duration halfLife) {
  private static final double LN_2 = Math.log(2);

  public Decay {
    if (halfLife.toMillis() < 1) {
      throw new IllegalArgumentException(
          "half-life must be at least a millisecond, was " + halfLife);
    }
  }

  /**
   * What is left after some time: 2^(-elapsed/halfLife).
   *
   * @param elapsedMillis milliseconds; negative looks back in time and gives a factor above one,
   *     infinite beyond about a thousand half-lives
   */
  public double factor(long elapsedMillis) {
    return Math.exp(-LN_2 * elapsedMillis / halfLife.toMillis());
  }

  /** What is left at {@code toMillis} of what had weight one at {@code fromMillis}. */
  public double between(long fromMillis, long toMillis) {
    return factor(toMillis - fromMillis);
  }
}
