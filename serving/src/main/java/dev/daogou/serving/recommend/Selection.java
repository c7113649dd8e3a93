package dev.daogou.serving.recommend;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.daogou.recommender.items.ItemCard;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.placements.Placed;
import dev.daogou.recommender.placements.PlacementRanking;
import dev.daogou.recommender.placements.ShopperContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The items of an answer.
 *
 * @param picks in the order to show
 * @param space which knows their cards
 * @param fields what is told of each
 * @param nextPage how to ask for more; null where there are none
 */
record Selection(List<Pick> picks, ItemSpace space, Fields fields, @Nullable String nextPage) {

  /**
   * Selects by a reader's wishes.
   *
   * @param shopper what is known of the shopper
   */
  static Selection of(ItemGraph graph, ReadRequest wishes, ShopperContext shopper) {
    ItemSpace space = graph.space();
    Placed placed =
        PlacementRanking.rank(wishes.placement(), graph, shopper, wishes.placementRequest());
    List<Pick> given = placed.items().stream().map(Pick::of).toList();
    return new Selection(
        given, space, wishes.fields(), placed.hasMore() ? next(wishes.page(), given) : null);
  }

  private static @Nullable String next(PageToken page, List<Pick> given) {
    PageToken next = page.and(given.stream().map(Pick::item).toList());
    return next.left() > 0 ? next.toString() : null;
  }

  boolean isEmpty() {
    return picks.isEmpty();
  }

  /** The items as they are told. */
  @JsonValue
  List<ListedItem> items() {
    return picks.stream().map(pick -> ListedItem.of(pick, card(pick), fields)).toList();
  }

  /** What the catalogue says of an item; null where it does not know it. */
  @Nullable ItemCard card(Pick pick) {
    return pick.slot() == ItemSpace.UNKNOWN ? null : space.card(pick.slot());
  }
}
