package dev.daogou.recommender.placements;

import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.links.ItemGraph;
import java.util.List;

/** Carries out the recipe of a placement. */
public final class PlacementRanking {
  /** Most items that are looked at for one answer where they may change places. */
  static final int STOCK = 200;

  private final ItemGraph graph;
  private final ShopperContext shopper;
  private final PlacementRequest request;
  private final ItemCollector gathering;

  private PlacementRanking(
      ItemGraph graph, ShopperContext shopper, PlacementRequest request, int most) {
    this.graph = graph;
    this.shopper = shopper;
    this.request = request;
    this.gathering = new ItemCollector(graph.space(), request.admitted(), most);
  }

  /** What a placement shows the shopper. */
  public static Placed rank(
      Placement placement, ItemGraph graph, ShopperContext shopper, PlacementRequest request) {
    Arrangement arrangement =
        request.diversity().<Arrangement>map(Diverse::new).orElse(placement.arrangement());
    // One more than asked for tells whether there is a next page.
    int needed =
        request.boost().isPresent()
            ? STOCK
            : Math.max(arrangement.needed(request.limit()), request.limit() + 1);
    PlacementRanking ranking =
        new PlacementRanking(graph, shopper, request, Math.min(needed, request.left() + 1));
    List<PlacedItem> found = ranking.gathered(placement);
    Merits merits = Merits.of(found, request.boost(), graph.space());
    List<PlacedItem> shown = arrangement.arrange(merits, Math.min(request.limit(), request.left()));
    return new Placed(shown, found.size() > shown.size());
  }

  private List<PlacedItem> gathered(Placement placement) {
    boolean isAdrift =
        !placement.otherwise().isEmpty() && placement.stages().stream().noneMatch(this::hasStart);
    for (Stage stage : isAdrift ? placement.otherwise() : placement.stages()) {
      if (gathering.isFull()) {
        break;
      }
      gather(stage);
    }
    return gathering.items();
  }

  private boolean hasStart(Stage stage) {
    return stage.start().items(shopper, request).stream()
        .anyMatch(item -> graph.space().slot(item) != ItemSpace.UNKNOWN);
  }

  private void gather(Stage stage) {
    withhold(stage);
    switch (stage.scorer()) {
      case OWN_ORDER, MODEL -> {
        SourceOrder order = new SourceOrder(graph, shopper, request);
        stage.bringing().stream()
            .flatMap(source -> order.items(source, stage.start()))
            .takeWhile(any -> !gathering.isFull())
            .forEach(gathering::offer);
      }
      case BLEND -> new BlendedStage(stage, graph, shopper, request, gathering).offer();
    }
  }

  private void withhold(Stage stage) {
    if (stage.start().isOfItems()) {
      stage.start().items(shopper, request).forEach(gathering::without);
    }
    for (PlacementFilter filter : stage.filters()) {
      if (filter == PlacementFilter.NOT_ASKED) {
        gathering.only(request.items());
      }
      filter.withheld(shopper).forEach(gathering::without);
    }
  }
}
