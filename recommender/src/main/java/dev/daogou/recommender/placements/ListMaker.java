package dev.daogou.recommender.placements;

import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.lists.ListItem;
import dev.daogou.recommender.lists.ListSettings;
import dev.daogou.recommender.ranking.Scored;
import dev.daogou.recommender.shopper.ShopperHistory;
import java.util.List;

/** Makes the list that is kept for a shopper: {@link Placements#list} of scored candidates. */
public final class ListMaker {
  private final ListSettings settings;
  private final Placement recipe;
  private final PlacementRequest request;

  public ListMaker(ListSettings settings) {
    this.settings = settings;
    this.recipe = Placements.list(settings);
    this.request = PlacementRequest.ofAsManyAs(settings.items());
  }

  /** All that is known of what the shopper looked at, has in the cart and bought. */
  public ShopperHistory history(Scored scored) {
    return ShopperHistory.whole(scored.found().view().profile(), settings.boughtFor());
  }

  /** The items to show, best first; scores that are no numbers stay out. */
  public List<ListItem> make(Scored scored, ItemGraph graph) {
    return make(scored, history(scored), graph);
  }

  /**
   * The same for a shopper whose history is known already.
   *
   * @param history as {@link #history} has it
   */
  public List<ListItem> make(Scored scored, ShopperHistory history, ItemGraph graph) {
    long boughtSince = scored.found().view().now() - settings.boughtFor().toMillis();
    ShopperContext shopper = ShopperContext.of(scored, history.boughtSince(boughtSince));
    return PlacementRanking.rank(recipe, graph, shopper, request).items().stream()
        .map(ListMaker::listed)
        .toList();
  }

  private static ListItem listed(PlacedItem item) {
    return new ListItem(item.item(), item.score().orElseThrow(), item.reason(), item.because());
  }
}
