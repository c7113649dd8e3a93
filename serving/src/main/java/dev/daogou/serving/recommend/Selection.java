package dev.daogou.serving.recommend;

import dev.daogou.recommender.items.ItemCard;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.schemas.RecommendationList;
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
   * @param list null where nothing is known of the shopper, or nobody in particular asks
   */
  static Selection of(ItemGraph graph, Wishes wishes, RecommendationList list) {
    ItemSpace space = graph.space();
    var gathering = new Gathering(space, wishes);
    new PlacementItems(graph, wishes, list, gathering).gather();
    List<Pick> picks = Arrangement.of(gathering.picks(), wishes, space);
    List<Pick> given = picks.subList(0, Math.min(picks.size(), wishes.page().left()));
    PageToken next = wishes.page().and(given.stream().map(Pick::item).toList());
    boolean hasMore = gathering.picks().size() > given.size() && next.left() > 0;
    return new Selection(
        given.stream().map(pick -> listed(pick, space, wishes.fields())).toList(),
        hasMore ? next.toString() : null);
  }

  private static ListedItem listed(Pick pick, ItemSpace space, Fields fields) {
    ItemCard card = pick.slot() == ItemSpace.UNKNOWN ? null : space.card(pick.slot());
    return ListedItem.of(pick, card, fields);
  }
}
