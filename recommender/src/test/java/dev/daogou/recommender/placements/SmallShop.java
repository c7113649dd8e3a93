package dev.daogou.recommender.placements;

import dev.daogou.recommender.items.ItemCard;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.links.ItemLimits;
import dev.daogou.recommender.links.Neighbour;
import dev.daogou.recommender.links.Neighbours;
import dev.daogou.recommender.links.Standing;
import dev.daogou.recommender.vectors.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A shop's items in memory, filled by hand. */
final class SmallShop {
  static final int CONTENT = 8;
  private static final String TENANT = "default";
  private static final ItemLimits LIMITS = ItemLimits.defaults();

  private final ItemGraphs graphs =
      new ItemGraphs(new ItemSpaces(CONTENT, LIMITS.signature()), LIMITS, () -> this.clock);
  private final Map<String, List<Neighbour>> before = new TreeMap<>();
  private final Map<String, List<Neighbour>> boughtWith = new TreeMap<>();
  private long clock;

  ItemGraph graph() {
    // What is popular is worked out again once a second.
    clock += 2_000_000_000L;
    return graphs.of(TENANT);
  }

  ItemSpace space() {
    return graphs.spaces().of(TENANT);
  }

  SmallShop offer(String item, String category, float... embedding) {
    return offer(item, category, true, embedding);
  }

  SmallShop offer(String item, String category, boolean offered, float... embedding) {
    graphs
        .spaces()
        .put(
            TENANT,
            new ItemCard(
                item,
                item,
                Map.of(),
                List.of(category),
                null,
                1.0,
                null,
                null,
                null,
                Map.of(),
                "in-stock",
                offered,
                ItemCard.NEVER,
                0),
            Vectors.normalise(Arrays.copyOf(embedding, CONTENT)));
    return this;
  }

  SmallShop offerAnywhere(String item, String category, Random random) {
    float[] embedding = new float[CONTENT];
    for (int i = 0; i < CONTENT; i++) {
      embedding[i] = random.nextFloat() - 0.5f;
    }
    return offer(item, category, embedding);
  }

  /** Others looked at the item after each of those before it. */
  SmallShop follows(String item, float weight, String... earlier) {
    for (String each : earlier) {
      before.computeIfAbsent(item, fresh -> new ArrayList<>()).add(new Neighbour(each, weight));
    }
    return accept(item);
  }

  SmallShop boughtTogether(String item, float weight, String other) {
    boughtWith.computeIfAbsent(item, fresh -> new ArrayList<>()).add(new Neighbour(other, weight));
    return accept(item);
  }

  SmallShop standing(String item, float popularity, float trend, float surge) {
    graphs.acceptStanding(
        TENANT, item, new Standing(1_000, popularity, trend, 1, surge), new float[0]);
    return this;
  }

  private SmallShop accept(String item) {
    graphs.acceptNeighbours(
        TENANT,
        item,
        new Neighbours(
            1_000, before.getOrDefault(item, List.of()), boughtWith.getOrDefault(item, List.of())));
    return this;
  }

  List<PlacedItem> show(Placement placement, ShopperContext shopper, String... asked) {
    return PlacementRanking.rank(
            placement, graph(), shopper, PlacementRequest.of(List.of(asked), 20))
        .items();
  }

  List<String> ids(Placement placement, ShopperContext shopper, String... asked) {
    return show(placement, shopper, asked).stream().map(PlacedItem::item).toList();
  }
}
