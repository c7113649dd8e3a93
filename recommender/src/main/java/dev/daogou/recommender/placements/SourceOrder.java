package dev.daogou.recommender.placements;

import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.links.Trending;
import dev.daogou.recommender.lists.ListItem;
import dev.daogou.recommender.shopper.ShopperHistory.BoughtItem;
import dev.daogou.recommender.shopper.ShopperHistory.ViewedItem;
import dev.daogou.recommender.sources.Reason;
import dev.daogou.recommender.vectors.Decay;
import dev.daogou.recommender.vectors.Hits;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The items of those sources that have an order of their own. */
final class SourceOrder {
  private static final Decay NEED = new Decay(Duration.ofDays(60));

  private final ItemGraph graph;
  private final ItemSpace space;
  private final ShopperContext shopper;
  private final PlacementRequest request;

  SourceOrder(ItemGraph graph, ShopperContext shopper, PlacementRequest request) {
    this.graph = graph;
    this.space = graph.space();
    this.shopper = shopper;
    this.request = request;
  }

  /**
   * The source's items, best first.
   *
   * @throws IllegalArgumentException when the source has no order of its own
   */
  Stream<PlacedItem> items(PlacementSource source, StartingPoint start) {
    return switch (source) {
      case CANDIDATES ->
          shopper.scored().stream().flatMap(any -> new CandidateOrder(any, space).items());
      case LISTED -> shopper.list().stream().map(this::listed);
      case TREND -> placed(trending(start), source.reason());
      case NEWEST -> placed(in(graph.newest(), start), source.reason());
      case SEEN -> viewed().map(item -> withoutScore(item, source.reason()));
      case BOUGHT_BEFORE -> bought();
      case ASKED -> request.items().stream().distinct().map(i -> withoutScore(i, source.reason()));
      case NEXT, BEFORE, BOUGHT, SIMILAR, TASTE, CATEGORY_TREND ->
          throw new IllegalArgumentException(source.label() + " has no order of its own");
    };
  }

  private PlacedItem listed(ListItem item) {
    return PlacedItem.of(item.item(), space.slot(item.item()), item.score(), item.reason())
        .withBecause(item.because());
  }

  /** What is popular, as far as the reader narrows it. */
  Hits trending(StartingPoint start) {
    return start == StartingPoint.CATEGORY
        ? in(graph.trending(request.window()), start)
        : graph.trending().overall();
  }

  private Hits in(Trending trending, StartingPoint start) {
    return request
        .category()
        .filter(category -> start == StartingPoint.CATEGORY)
        .map(trending::in)
        .orElseGet(trending::overall);
  }

  private Stream<PlacedItem> placed(Hits hits, Reason reason) {
    return IntStream.range(0, hits.size())
        .mapToObj(i -> placed(hits.ids()[i], hits.scores()[i], reason));
  }

  private PlacedItem placed(int slot, float score, Reason reason) {
    return PlacedItem.of(space.item(slot), slot, score, reason);
  }

  // A list that was written by an earlier version does not tell what was viewed.
  private Stream<String> viewed() {
    List<ViewedItem> viewed = shopper.history().viewed();
    return viewed.isEmpty() ? shopper.recent().stream() : viewed.stream().map(ViewedItem::item);
  }

  private Stream<PlacedItem> bought() {
    return shopper.history().bought().stream()
        .map(
            bought ->
                PlacedItem.of(
                    bought.item(), space.slot(bought.item()), need(bought), Reason.BOUGHT_BEFORE))
        .sorted(Comparator.comparing((PlacedItem item) -> item.score().orElseThrow()).reversed());
  }

  // What is bought again and again comes first; of what was bought equally often, the latest.
  private float need(BoughtItem bought) {
    long age = Math.max(0, shopper.time() - bought.time());
    return (float) (bought.orders() * NEED.factor(age));
  }

  private PlacedItem withoutScore(String item, Reason reason) {
    return PlacedItem.withoutScore(item, space.slot(item), reason);
  }
}
