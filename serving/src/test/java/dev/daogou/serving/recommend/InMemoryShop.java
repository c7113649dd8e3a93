package dev.daogou.serving.recommend;

import dev.daogou.catalogue.CatalogueView;
import dev.daogou.catalogue.QuantizedVectors;
import dev.daogou.items.ItemRecords;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.links.ItemLimits;
import dev.daogou.recommender.links.Window;
import dev.daogou.recommender.placements.Placement;
import dev.daogou.recommender.placements.ShopperContext;
import dev.daogou.recommender.vectors.Vectors;
import dev.daogou.schemas.Availability;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CataloguedItem;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.ItemNeighbours;
import dev.daogou.schemas.ItemVectors;
import dev.daogou.schemas.Neighbour;
import dev.daogou.schemas.RecommendationList;
import dev.daogou.serving.filter.Filters;
import dev.daogou.serving.filter.ItemFilter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A shop's items in memory, filled by hand as the topics would fill them. */
final class InMemoryShop {
  static final int CONTENT = 8;
  private static final String TENANT = "default";
  private static final Instant THEN = Instant.parse("2026-03-01T09:00:00Z");

  private final Random random = new Random(11);
  private final ItemGraphs graphs =
      new ItemGraphs(new ItemSpaces(CONTENT, 8), ItemLimits.defaults(), () -> this.now);
  private long now;

  ItemGraph graph() {
    // What is popular is worked out again once a second.
    now += 2_000_000_000L;
    return graphs.of(TENANT);
  }

  ItemSpace space() {
    return graphs.spaces().of(TENANT);
  }

  InMemoryShop put(String item, String brand, double price, String... category) {
    return put(item, brand, price, Availability.IN_STOCK, category);
  }

  InMemoryShop put(
      String item, String brand, double price, Availability availability, String... category) {
    CatalogueItem record =
        CatalogueItem.newBuilder()
            .setTitle(item)
            .setBrand(brand)
            .setPrice(price)
            .setAttributes(Map.of("colour", price < 50 ? "red" : "gold"))
            .setCategoryPath(List.of(category))
            .setAvailability(availability)
            .build();
    return put(item, record);
  }

  InMemoryShop put(String item, CatalogueItem record) {
    float[] embedding = new float[CONTENT];
    for (int i = 0; i < CONTENT; i++) {
      embedding[i] = random.nextFloat() - 0.5f;
    }
    CatalogueView.of(graphs.spaces())
        .accept(
            new ItemKey(TENANT, item),
            new CataloguedItem(
                record, "test@1", QuantizedVectors.write(Vectors.normalise(embedding)), THEN));
    return this;
  }

  InMemoryShop standing(String item, float popularity, float trend, float surge) {
    ItemRecords.accept(
        graphs,
        new ItemKey(TENANT, item),
        new ItemVectors(THEN, popularity, trend, 1L, QuantizedVectors.write(new float[0]), surge));
    return this;
  }

  InMemoryShop boughtWith(String item, String other) {
    ItemRecords.accept(
        graphs,
        new ItemKey(TENANT, item),
        new ItemNeighbours(THEN, List.of(), List.of(new Neighbour(other, 1f))));
    return this;
  }

  List<String> select(ReadRequest wishes, RecommendationList list) {
    return select(wishes, ListContext.of(list));
  }

  List<String> select(ReadRequest wishes, ShopperContext shopper) {
    return Selection.of(graph(), wishes, shopper).items().stream().map(ListedItem::item).toList();
  }

  static ReadRequest wishes(Placement placement, int limit) {
    return wishes(placement, limit, null, PageToken.first(0), Set.of());
  }

  static ReadRequest wishes(
      Placement placement, int limit, String filter, PageToken page, Set<String> exclude) {
    ItemFilter compiled = new Filters().of("filter", filter);
    return new ReadRequest(
        placement,
        limit,
        compiled,
        List.of(),
        0,
        exclude,
        List.of(),
        null,
        Window.DAY,
        page,
        Fields.USUAL,
        filter == null ? "" : filter);
  }
}
