package dev.daogou.models.ratings;

/**
 * What a user gave an item.
 *
 * @param value stars
 * @param time epoch milliseconds, or {@link #NO_TIME}
 */
public record Rating(String user, String item, float value, long time) {
  /** The log does not say when. */
  public static final long NO_TIME = Long.MIN_VALUE;
}
