package dev.daogou.recommender.sessions;

/** What other shoppers' sessions say of an item as the next one. */
public enum Evidence {
  /**
   * STAN (Garg et al., SIGIR 2019): it stands in sessions most like the shopper's, near the shared
   * item, recently.
   */
  ALIKE,
  /**
   * VMIS-kNN (Kersbergen et al., SIGMOD 2022): it stands in sessions that share the newest items,
   * and is not in everybody's.
   */
  SHARED,
  /** Co-occurrence: it stands in sessions with the current item. */
  COMPANY,
  /** First-order transitions: it came right after the current item. */
  FOLLOWED,
  /**
   * Later co-occurrence: it came some time after one of the newest items, nearer ones count more.
   */
  AFTER,
  /** Earlier co-occurrence: it came some time before one of the newest items. */
  AHEAD,
  /**
   * Second-order transitions: it came right after the current item where the one before was the
   * same, too.
   */
  PAIR
}
