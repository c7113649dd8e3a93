package dev.daogou.serving.recommend;

import dev.daogou.schemas.RecommendationList;
import org.apache.kafka.streams.state.HostInfo;

/**
 * What came of asking the table for a shopper's list. A query that failed is never {@link Absent}:
 * only the store that owns the shopper, fully restored, can say that there is no list.
 */
sealed interface Lookup {
  /**
   * There is a list.
   *
   * @param standby whether a copy answered that may lag behind
   */
  record Found(RecommendationList list, boolean standby) implements Lookup {}

  /** The shopper has no list: answer with what everybody likes. */
  record Absent() implements Lookup {}

  /**
   * Nobody here can say yet: the store is starting, restoring, or moving. Answer with what
   * everybody likes, or ask again soon.
   *
   * @param why for the log and the problem's detail
   */
  record NotReady(String why) implements Lookup {}

  /** Another instance owns the shopper: ask there. */
  record Elsewhere(HostInfo owner) implements Lookup {}
}
