package dev.daogou.models.quality;

/**
 * How well lists foretold the next click, when only as many of their items count. With one right
 * answer, recall is the hit rate.
 *
 * @param length items of a list that count
 * @param hitRate share of predictions with the clicked item among them (HR)
 * @param reciprocalRank mean of one over its place, 0 where it is not there (MRR)
 * @param gain mean of 1 / log2(place + 1), 0 where it is not there (NDCG, whose ideal is 1 here)
 */
public record ListMetrics(int length, double hitRate, double reciprocalRank, double gain) {
  /** Measures. */
  public static ListMetrics of(int[] places, int length) {
    double hits = 0;
    double ranks = 0;
    double gains = 0;
    for (int place : places) {
      if (place > 0 && place <= length) {
        hits++;
        ranks += 1.0 / place;
        gains += gain(place);
      }
    }
    int n = Math.max(1, places.length);
    return new ListMetrics(length, hits / n, ranks / n, gains / n);
  }

  static double gain(int place) {
    return Math.log(2) / Math.log(place + 1.0);
  }

  /** Share of the items shown that were clicked. */
  public double precision() {
    return hitRate / length;
  }

  /** Share of the clicked items that were shown. */
  public double recall() {
    return hitRate;
  }

  /** Harmonic mean of precision and recall. */
  public double f1() {
    return 2 * hitRate / (length + 1);
  }
}
