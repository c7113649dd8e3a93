package dev.daogou.recommender.sessions;

/** What other shoppers' sessions say of an item as the next one. */
public enum Evidence {
  /** It stands in sessions most like the shopper's, near the shared item, recently (STAN). */
  ALIKE,
  /** It stands in sessions that share the newest items, and is not in everybody's (VMIS-kNN). */
  SHARED,
  /** It stands in sessions with the current item. */
  COMPANY,
  /** It came right after the current item. */
  FOLLOWED,
  /** It came some time after one of the newest items. */
  AFTER,
  /** It came some time before one of the newest items. */
  AHEAD,
  /** It came right after the current item where the one before was the same, too. */
  PAIR
}
