package dev.daogou.items;

/**
 * How an item stands with shoppers.
 *
 * @param clock event time to which the sums are decayed, epoch milliseconds
 * @param popularity with the long half-life
 * @param trend with the short half-life
 * @param interactions counted so far
 */
public record Standing(long clock, float popularity, float trend, long interactions) {
  static final Standing NONE = new Standing(0, 0f, 0f, 0);
}
