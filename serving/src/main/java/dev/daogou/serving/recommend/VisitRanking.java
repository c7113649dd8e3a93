package dev.daogou.serving.recommend;

import dev.daogou.catalogue.ItemSpace;
import dev.daogou.items.ItemGraph;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Items that go with a visit: the neighbourhoods of its newest items, each older one counting less.
 * What was looked at already is left out.
 */
final class VisitRanking {
  private static final int NEWEST = 5;
  private static final int AROUND_EACH = 50;
  private static final float FADING = 0.7f;

  private final ItemGraph graph;
  private final List<String> visit;

  /**
   * @param visit items, newest first
   */
  VisitRanking(ItemGraph graph, List<String> visit) {
    this.graph = graph;
    this.visit = visit.stream().distinct().toList();
  }

  /** Best first; each names the item of the visit that speaks most for it. */
  List<ListedItem> items(int most) {
    Map<String, Score> scores = scores();
    Set<String> seen = new HashSet<>(visit);
    return scores.values().stream()
        .filter(score -> !seen.contains(score.strongest.item()))
        .sorted((one, other) -> Float.compare(other.sum, one.sum))
        .limit(most)
        .map(Score::listed)
        .toList();
  }

  private Map<String, Score> scores() {
    Map<String, Score> scores = new HashMap<>();
    float weight = 1f;
    for (String item : known().limit(NEWEST).toList()) {
      for (ListedItem each : around(item)) {
        scores.computeIfAbsent(each.item(), fresh -> new Score()).add(each, weight);
      }
      weight *= FADING;
    }
    return scores;
  }

  private Stream<String> known() {
    return visit.stream().filter(item -> graph.space().slot(item) != ItemSpace.UNKNOWN);
  }

  private List<ListedItem> around(String item) {
    return new ItemNeighbourhood(graph, graph.space().slot(item)).similar(AROUND_EACH);
  }

  /** What speaks for one item. */
  private static final class Score {
    private float sum;
    private float most;
    private ListedItem strongest;

    void add(ListedItem neighbour, float weight) {
      float score = weight * neighbour.score();
      sum += score;
      if (strongest == null || score > most) {
        most = score;
        strongest = neighbour;
      }
    }

    ListedItem listed() {
      return new ListedItem(
          strongest.item(),
          sum,
          strongest.reason(),
          strongest.because(),
          strongest.title(),
          strongest.price(),
          strongest.currency(),
          strongest.categoryPath());
    }
  }
}
