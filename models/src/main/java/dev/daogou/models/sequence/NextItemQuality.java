package dev.daogou.models.sequence;

import java.util.Locale;

/**
 * How well next items were predicted with a list of 20. Without repeats the item looked at is taken
 * out of the list, and a case whose next item is that one is missed.
 *
 * @param hitRate share of cases whose next item is in the list
 * @param reciprocalRank mean of 1 / place, 0 where it is not in the list
 * @param hitRateNew the first without repeats
 * @param reciprocalRankNew the second without repeats
 * @param cases how many
 */
public record NextItemQuality(
    double hitRate, double reciprocalRank, double hitRateNew, double reciprocalRankNew, int cases) {
  /** Length of the list. */
  public static final int LIST = 20;

  /** Adds cases up. */
  static final class Sum {
    private double hits;
    private double ranks;
    private double hitsNew;
    private double ranksNew;
    private int cases;

    /** A case that cannot be hit. */
    void miss() {
      cases++;
    }

    /**
     * A case.
     *
     * @param place of the next item, from 1
     * @param current whether the next item is the one looked at
     * @param afterCurrent whether the item looked at is placed before it
     */
    void add(int place, boolean current, boolean afterCurrent) {
      cases++;
      if (place <= LIST) {
        hits++;
        ranks += 1.0 / place;
      }
      int placeNew = afterCurrent ? place - 1 : place;
      if (!current && placeNew <= LIST) {
        hitsNew++;
        ranksNew += 1.0 / placeNew;
      }
    }

    NextItemQuality mean() {
      double n = Math.max(1, cases);
      return new NextItemQuality(hits / n, ranks / n, hitsNew / n, ranksNew / n, cases);
    }
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "repeat HR@20 %.4f MRR@20 %.4f, no repeat HR@20 %.4f MRR@20 %.4f (%d cases)",
        hitRate,
        reciprocalRank,
        hitRateNew,
        reciprocalRankNew,
        cases);
  }
}
