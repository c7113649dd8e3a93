package dev.daogou.recommendations;

import dev.daogou.schemas.RecommendationUpdate;

/**
 * A list or a progress marker on its way to the topic.
 *
 * @param update as it is written
 * @param freshness milliseconds from the arrival of the newest event of a list until then; {@link
 *     #NOT_LIVE} where there is no such event, or it is not live
 */
public record PublishedUpdate(RecommendationUpdate update, long freshness) {
  /** Of what no live event brought about. */
  public static final long NOT_LIVE = -1;
}
