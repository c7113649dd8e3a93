package dev.daogou.serving.recommend;

import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.links.Links;
import dev.daogou.recommender.vectors.Hits;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The items around some items: alike by their texts, seen around them, bought with them. */
final class ItemNeighbourhood {
  private static final int NEAREST = 100;

  private final ItemGraph graph;
  private final ItemSpace space;
  private final List<Integer> centres;

  ItemNeighbourhood(ItemGraph graph, List<Integer> centres) {
    this.graph = graph;
    this.space = graph.space();
    this.centres = centres;
  }

  /** Alike by text or seen before and after; an item that is both counts for both. */
  Scores similar() {
    Scores scores = new Scores();
    for (int centre : centres) {
      alike(centre, scores);
      share(centre, graph.next(centre), "viewed-next", scores);
      share(centre, graph.before(centre), "viewed-next", scores);
    }
    return scores;
  }

  /** Bought in the same orders, by their share among all such items. */
  Scores boughtTogether() {
    Scores scores = new Scores();
    for (int centre : centres) {
      share(centre, graph.boughtWith(centre), "bought-together", scores);
    }
    return scores;
  }

  /** Seen after, by their share. */
  Scores next() {
    Scores scores = new Scores();
    for (int centre : centres) {
      share(centre, graph.next(centre), "viewed-next", scores);
    }
    return scores;
  }

  private void alike(int centre, Scores scores) {
    if (!space.hasContent(centre)) {
      return;
    }
    Hits hits = space.askedByContent().nearest(content(space, centre), NEAREST);
    for (int i = 0; i < hits.size(); i++) {
      scores.add(hits.ids()[i], Math.max(0f, hits.scores()[i]), "similar", centre);
    }
  }

  static float[] content(ItemSpace space, int slot) {
    float[] content = new float[space.contentWidth()];
    space.matrix().copy(slot, 0, content, 0, content.length);
    return content;
  }

  private void share(int centre, Links links, String reason, Scores scores) {
    double total = links.total();
    for (int i = 0; i < links.size(); i++) {
      scores.add(links.slots()[i], (float) (links.weights()[i] / total), reason, centre);
    }
  }

  /** Scores by slot, with what spoke loudest for each. */
  final class Scores {
    private final Map<Integer, Float> sums = new HashMap<>();
    private final Map<Integer, Loudest> loudest = new HashMap<>();
    private final Set<Integer> own = new HashSet<>(centres);

    private record Loudest(float score, String reason, int centre) {}

    private void add(int slot, float score, String reason, int centre) {
      if (!own.contains(slot)) {
        sums.merge(slot, score, Float::sum);
        loudest.merge(
            slot,
            new Loudest(score, reason, centre),
            (known, other) -> other.score() > known.score() ? other : known);
      }
    }

    /** Offers them best first; of equals, the item known for longer. */
    void offerTo(Gathering gathering, Function<Integer, Float> factor) {
      sums.entrySet().stream()
          .map(each -> Map.entry(each.getKey(), each.getValue() * factor.apply(each.getKey())))
          .sorted(
              Map.Entry.<Integer, Float>comparingByValue()
                  .reversed()
                  .thenComparing(Map.Entry.comparingByKey()))
          .forEach(each -> gathering.offer(pick(each.getKey(), each.getValue())));
    }

    private Pick pick(int slot, float score) {
      Loudest loudly = loudest.get(slot);
      return new Pick(space.item(slot), slot, score, loudly.reason(), space.item(loudly.centre()));
    }
  }
}
