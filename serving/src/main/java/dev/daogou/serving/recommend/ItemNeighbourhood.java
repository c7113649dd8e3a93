package dev.daogou.serving.recommend;

import dev.daogou.catalogue.ItemSpace;
import dev.daogou.items.ItemGraph;
import dev.daogou.items.Links;
import dev.daogou.vector.Hits;
import dev.daogou.vector.TopK;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** The items around one item: alike by their texts, seen around it, bought with it. */
final class ItemNeighbourhood {
  private static final int NEAREST = 100;

  private final ItemGraph graph;
  private final ItemSpace space;
  private final int slot;

  ItemNeighbourhood(ItemGraph graph, int slot) {
    this.graph = graph;
    this.space = graph.space();
    this.slot = slot;
  }

  /** Alike by text or seen before and after it; an item that is both counts for both. */
  List<ListedItem> similar(int most) {
    Map<Integer, Float> alike = alike();
    Map<Integer, Float> seen = new HashMap<>();
    share(graph.next(slot), seen);
    share(graph.before(slot), seen);
    Map<Integer, Float> both = new HashMap<>(alike);
    seen.forEach((other, score) -> both.merge(other, score, Float::sum));
    return listed(
        both,
        other ->
            seen.getOrDefault(other, 0f) > alike.getOrDefault(other, 0f)
                ? "viewed-next"
                : "similar",
        most);
  }

  /** Bought in the same orders, by their share among all such items. */
  List<ListedItem> boughtTogether(int most) {
    Map<Integer, Float> bought = new HashMap<>();
    share(graph.boughtWith(slot), bought);
    return listed(bought, other -> "bought-together", most);
  }

  private Map<Integer, Float> alike() {
    float[] content = new float[space.contentWidth()];
    space.matrix().copy(slot, 0, content, 0, content.length);
    Map<Integer, Float> alike = new HashMap<>();
    if (isZero(content)) {
      return alike;
    }
    Hits hits = space.byContent().nearest(content, NEAREST);
    for (int i = 0; i < hits.size(); i++) {
      alike.put(hits.ids()[i], Math.max(0f, hits.scores()[i]));
    }
    return alike;
  }

  private static void share(Links links, Map<Integer, Float> shares) {
    double total = links.total();
    for (int i = 0; i < links.size(); i++) {
      shares.merge(links.slots()[i], (float) (links.weights()[i] / total), Float::sum);
    }
  }

  private List<ListedItem> listed(
      Map<Integer, Float> scores, IntFunction<String> reason, int most) {
    TopK top = new TopK(most);
    scores.forEach(
        (other, score) -> {
          if (other != slot && space.isOffered(other)) {
            top.offer(other, score);
          }
        });
    Hits hits = top.hits();
    List<ListedItem> items = new ArrayList<>(hits.size());
    for (int i = 0; i < hits.size(); i++) {
      int other = hits.ids()[i];
      items.add(
          ListedItem.of(
              space.item(other),
              hits.scores()[i],
              reason.apply(other),
              space.item(slot),
              space.card(other)));
    }
    return items;
  }

  private static boolean isZero(float[] vector) {
    for (float component : vector) {
      if (component != 0f) {
        return false;
      }
    }
    return true;
  }
}
