package dev.daogou.serving.recommend;

import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.links.ItemLimits;
import dev.daogou.serving.ops.ItemMemory;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What the shop knows of its items, for answers. */
@ApplicationScoped
class ShopItems {
  private static final ItemGraph NOTHING =
      new ItemGraphs(new ItemSpaces(1, 8), ItemLimits.defaults()).of("");

  private final ItemMemory items;

  ShopItems(ItemMemory items) {
    this.items = items;
  }

  /** The tenant's items; empty where nothing is known of them. */
  Optional<ItemGraph> of(String tenant) {
    return items.graphs().flatMap(graphs -> graphs.find(tenant));
  }

  /** The tenant's items; an empty graph where nothing is known of them. */
  ItemGraph graph(String tenant) {
    return of(tenant).orElse(NOTHING);
  }

  /**
   * Checks that somebody has spoken of each item.
   *
   * @throws ProblemException when nobody has
   */
  void requireKnown(String tenant, List<String> items) {
    for (String item : items) {
      if (graph(tenant).space().slot(item) == ItemSpace.UNKNOWN) {
        throw ProblemException.of(
            ProblemKind.NOT_FOUND, "neither the catalogue nor an event names the item " + item);
      }
    }
  }
}
