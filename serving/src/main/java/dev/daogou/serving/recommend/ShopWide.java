package dev.daogou.serving.recommend;

import dev.daogou.catalogue.ItemSpace;
import dev.daogou.items.ItemGraph;
import dev.daogou.items.Trending;
import dev.daogou.items.Window;
import dev.daogou.vector.Hits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Offers items from the whole shop: near to a vector, popular, new. */
final class ShopWide {
  /** Most items that a vector search looks at where a filter lets few through. */
  static final int DEEPEST = 3_200;

  private static final int FIRST_LOOK = 200;
  private static final int DEEPER = 4;

  private final ItemGraph graph;
  private final ItemSpace space;
  private final Gathering gathering;

  ShopWide(ItemGraph graph, Gathering gathering) {
    this.graph = graph;
    this.space = graph.space();
    this.gathering = gathering;
  }

  /** Offers the items nearest to a vector, and looks deeper while more are needed. */
  void nearest(float[] content, String reason, String because) {
    if (content.length == 0) {
      return;
    }
    int seen = 0;
    for (int look = FIRST_LOOK; look <= DEEPEST && !gathering.isFull(); look *= DEEPER) {
      Hits hits = space.askedByContent().nearest(content, look);
      for (int i = seen; i < hits.size(); i++) {
        int slot = hits.ids()[i];
        float score = Math.max(0f, hits.scores()[i]);
        gathering.offer(new Pick(space.item(slot), slot, score, reason, because));
      }
      if (hits.size() < look) {
        return;
      }
      seen = hits.size();
    }
  }

  /**
   * Offers what is popular.
   *
   * @param category null for all
   */
  void trending(Window window, String category) {
    Hits hits = hits(graph.trending(window), category);
    for (int i = 0; i < hits.size() && !gathering.isFull(); i++) {
      int slot = hits.ids()[i];
      gathering.offer(new Pick(space.item(slot), slot, hits.scores()[i], "trending", null));
    }
  }

  /**
   * Offers what is new, best for the shopper first.
   *
   * @param category null for all
   */
  void newest(OnReadRanking ranking, String category) {
    Hits hits = hits(graph.newest(), category);
    List<Pick> fresh = new ArrayList<>();
    for (int i = 0; i < hits.size() && fresh.size() < Gathering.STOCK; i++) {
      int slot = hits.ids()[i];
      if (gathering.admits(space.item(slot), slot)) {
        fresh.add(new Pick(space.item(slot), slot, ranking.affinity(slot), "new", null));
      }
    }
    // Stable: of equals, the newest comes first.
    fresh.sort(Comparator.comparing(Pick::score).reversed());
    fresh.forEach(gathering::offer);
  }

  /** Offers what others saw and bought around the shopper's items, and what is near the vectors. */
  void ranked(OnReadRanking ranking) {
    Set<Integer> slots = new HashSet<>(ranking.around());
    near(ranking.brief(), slots);
    near(ranking.lasting(), slots);
    slots.stream()
        // What is kept out needs no score.
        .filter(slot -> gathering.admits(space.item(slot), slot))
        .map(ranking::pick)
        .sorted(
            Comparator.comparing(Pick::score)
                .reversed()
                .thenComparing(Comparator.comparing(Pick::slot)))
        .forEach(gathering::offer);
    nearest(ranking.brief(), "similar", null);
    nearest(ranking.lasting(), "matches-taste", null);
  }

  private void near(float[] content, Set<Integer> slots) {
    if (content.length > 0) {
      for (int slot : space.askedByContent().nearest(content, FIRST_LOOK).ids()) {
        slots.add(slot);
      }
    }
  }

  private static Hits hits(Trending trending, String category) {
    return category == null ? trending.overall() : trending.in(category);
  }
}
