package dev.daogou.items;

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
}
