package dev.daogou.recommender.links;

import dev.daogou.recommender.vectors.Decay;

/**
 * How an item stands with shoppers.
 *
 * @param clock event time to which the sums are decayed, epoch milliseconds
 * @param popularity with the long half-life
 * @param trend with the short half-life
 * @param interactions counted so far
 * @param surge with a half-life of an hour
 */
public record Standing(long clock, float popularity, float trend, long interactions, float surge) {
  static final Standing NONE = new Standing(0, 0f, 0f, 0, 0f);

  /**
   * Two items that are one.
   *
   * @param at event time of the sum, epoch milliseconds
   */
  Standing plus(Standing other, long at, ItemLimits limits) {
    return new Standing(
        at,
        popularityAt(at, limits) + other.popularityAt(at, limits),
        trendAt(at, limits) + other.trendAt(at, limits),
        interactions + other.interactions,
        surgeAt(at, limits) + other.surgeAt(at, limits));
  }

  private float popularityAt(long at, ItemLimits limits) {
    return (float) (popularity * new Decay(limits.halfLife()).between(clock, at));
  }

  private float trendAt(long at, ItemLimits limits) {
    return (float) (trend * new Decay(Window.DAY.halfLife(limits)).between(clock, at));
  }

  private float surgeAt(long at, ItemLimits limits) {
    return (float) (surge * new Decay(Window.HOUR.halfLife(limits)).between(clock, at));
  }
}
