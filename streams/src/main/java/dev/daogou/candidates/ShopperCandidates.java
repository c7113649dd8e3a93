package dev.daogou.candidates;

import dev.daogou.recommender.sources.CandidateSet;
import dev.daogou.schemas.ShopperKey;
import org.jspecify.annotations.Nullable;

/**
 * A shopper whose list is due.
 *
 * @param key whose
 * @param found the shopper's candidates
 * @param cause the newest event behind it
 */
public record ShopperCandidates(ShopperKey key, CandidateSet found, Cause cause) {

  /**
   * The newest event that a list reflects.
   *
   * @param partition of the events topic, or -1 where the event came another way
   * @param offset there, or -1
   * @param eventId or null
   * @param eventTime epoch milliseconds
   * @param arrival epoch milliseconds; 0 where the event is not live
   */
  public record Cause(
      int partition, long offset, @Nullable String eventId, long eventTime, long arrival) {
    /** For a list that a predecessor left undone. */
    public static final Cause UNKNOWN = new Cause(-1, -1, null, 0, 0);

    /** Whether the event lies on the events topic, where a receipt can speak of it. */
    public boolean isPlaced() {
      return offset >= 0;
    }
  }
}
