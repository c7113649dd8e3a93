package dev.daogou.serving.recommend;

import dev.daogou.catalogue.ItemCard;
import dev.daogou.catalogue.ItemSpace;
import dev.daogou.items.ItemGraph;
import dev.daogou.serving.ops.ItemMemory;
import dev.daogou.vector.Hits;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the shop knows of its items, for answers: which may be shown, and what to say of them. */
@ApplicationScoped
class Shelf {
  private final ItemMemory items;

  Shelf(ItemMemory items) {
    this.items = items;
  }

  /** The tenant's items; empty where nothing is known of them. */
  Optional<ItemGraph> of(String tenant) {
    return items.graphs().flatMap(graphs -> graphs.find(tenant));
  }

  /** Whether the item may be shown: the catalogue offers it, or the tenant has no catalogue. */
  boolean isOffered(String tenant, String item) {
    return of(tenant).map(graph -> isOffered(graph.space(), item)).orElse(true);
  }

  /** An entry of an answer, with what the catalogue says of the item. */
  ListedItem listed(String tenant, String item, Float score, String reason, String because) {
    return ListedItem.of(item, score, reason, because, card(tenant, item));
  }

  /** What is popular just now, in a category of any level, or over all where it is null. */
  List<ListedItem> trending(String tenant, String category, int most) {
    return of(tenant).map(graph -> trending(graph, category, most)).orElse(List.of());
  }

  private static List<ListedItem> trending(ItemGraph graph, String category, int most) {
    ItemSpace space = graph.space();
    Hits hits = category == null ? graph.trending().overall() : graph.trending().in(category);
    List<ListedItem> items = new ArrayList<>();
    for (int i = 0; i < hits.size() && items.size() < most; i++) {
      int slot = hits.ids()[i];
      if (space.isOffered(slot)) {
        items.add(
            ListedItem.of(space.item(slot), hits.scores()[i], "trending", null, space.card(slot)));
      }
    }
    return items;
  }

  private ItemCard card(String tenant, String item) {
    return of(tenant)
        .map(ItemGraph::space)
        .filter(space -> space.slot(item) != ItemSpace.UNKNOWN)
        .map(space -> space.card(space.slot(item)))
        .orElse(null);
  }

  private static boolean isOffered(ItemSpace space, String item) {
    int slot = space.slot(item);
    return slot == ItemSpace.UNKNOWN ? space.cards() == 0 : space.isOffered(slot);
  }
}
