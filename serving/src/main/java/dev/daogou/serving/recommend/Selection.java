package dev.daogou.serving.recommend;

import dev.daogou.recommender.items.ItemCard;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.placements.Placed;
import dev.daogou.recommender.placements.PlacedItem;
import dev.daogou.recommender.placements.PlacementRanking;
import dev.daogou.recommender.placements.ShopperContext;
import java.util.List;

/**
 * The items of an answer.
 *
 * @param items in the order to show
 * @param nextPage how to ask for more; null where there are none
 */
record Selection(List<ListedItem> items, String nextPage) {

  /**
   * Selects by a reader's wishes.
   *
   * @param shopper what is known of the shopper
   */
  static Selection of(ItemGraph graph, Wishes wishes, ShopperContext shopper) {
    ItemSpace space = graph.space();
    Placed placed =
        PlacementRanking.rank(wishes.placement(), graph, shopper, wishes.placementRequest());
    PageToken next = wishes.page().and(placed.items().stream().map(PlacedItem::item).toList());
    boolean hasMore = placed.hasMore() && next.left() > 0;
    return new Selection(
        placed.items().stream().map(item -> listed(item, space, wishes.fields())).toList(),
        hasMore ? next.toString() : null);
  }

  private static ListedItem listed(PlacedItem item, ItemSpace space, Fields fields) {
    ItemCard card = item.slot() == ItemSpace.UNKNOWN ? null : space.card(item.slot());
    return ListedItem.of(Pick.of(item), card, fields);
  }
}
