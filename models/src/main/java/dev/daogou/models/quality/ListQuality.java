package dev.daogou.models.quality;

import java.util.Arrays;
import java.util.List;

/**
 * All figures of one run.
 *
 * @param model its name
 * @param repeat whether lists may hold the item being viewed
 * @param cases how many predictions
 * @param at by length of the list: {@link #LENGTHS}
 * @param hitRate interval of the hit rate of whole lists
 * @param reciprocalRank likewise
 * @param gain likewise
 * @param coverage share of the items of the learned log that stood in at least one list
 * @param popularityBias mean clicks of the items shown, over the mean clicks of the items that were
 *     clicked then; above 1, lists prefer the popular more than shoppers do
 * @param novelty mean surprise of the items shown, in bits
 */
public record ListQuality(
    String model,
    boolean repeat,
    int cases,
    List<ListMetrics> at,
    Interval hitRate,
    Interval reciprocalRank,
    Interval gain,
    double coverage,
    double popularityBias,
    double novelty) {
  /** Lengths of list that are measured. */
  public static final List<Integer> LENGTHS = List.of(1, 5, 10, Predictor.LIST);

  static ListQuality of(
      String model,
      boolean repeat,
      CaseRecord record,
      String[] clicked,
      Popularity popularity,
      int catalogue,
      Bootstrap bootstrap) {
    int[] places = record.places();
    double clicks = Arrays.stream(clicked).mapToInt(popularity::clicks).average().orElse(0);
    return new ListQuality(
        model,
        repeat,
        places.length,
        LENGTHS.stream().map(length -> ListMetrics.of(places, length)).toList(),
        bootstrap.mean(Arrays.stream(places).mapToDouble(p -> p > 0 ? 1 : 0).toArray()),
        bootstrap.mean(Arrays.stream(places).mapToDouble(p -> p > 0 ? 1.0 / p : 0).toArray()),
        bootstrap.mean(
            Arrays.stream(places).mapToDouble(p -> p > 0 ? ListMetrics.gain(p) : 0).toArray()),
        (double) record.distinctItems() / Math.max(1, catalogue),
        clicks == 0 ? 0 : record.meanClicks() / clicks,
        record.meanBits());
  }

  /** The figures of whole lists. */
  public ListMetrics whole() {
    return at.getLast();
  }
}
