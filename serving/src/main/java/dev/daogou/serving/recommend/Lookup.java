package dev.daogou.serving.recommend;

import dev.daogou.schemas.RecommendationList;
import java.util.List;

/**
 * What came of asking for a shopper's list, wherever it lies. A query that failed is never {@link
 * Absent}: only the store that owns the shopper, fully restored, can say that there is no list.
 */
sealed interface Lookup {
  /**
   * There is a list.
   *
   * @param standby whether a copy answered that may lag behind
   */
  record Found(RecommendationList list, boolean standby) implements Lookup {}

  /** The shopper has no list. */
  record Absent() implements Lookup {}

  /**
   * Nobody can say in time: the store is starting, restoring, or moving. Answer with what can be
   * said without the shopper's list, or ask again soon.
   *
   * @param why for the log and the problem's detail
   * @param lastKnown items that the shopper was last known to look at, newest first; from a copy
   *     that lags too far behind to show its list
   */
  record NotReady(String why, List<String> lastKnown) implements Lookup {
    NotReady(String why) {
      this(why, List.of());
    }
  }
}
