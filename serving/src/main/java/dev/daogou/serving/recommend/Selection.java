package dev.daogou.serving.recommend;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.daogou.recommender.items.ItemCard;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.schemas.RecommendationList;
import java.util.List;

/**
 * The items of an answer.
 *
 * @param picks in the order to show
 * @param space which knows their cards
 * @param fields what is told of each
 * @param nextPage how to ask for more; null where there are none
 */
record Selection(List<Pick> picks, ItemSpace space, Fields fields, String nextPage) {

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
    boolean hasMore = gathering.picks().size() > given.size();
    return new Selection(
        given, space, wishes.fields(), hasMore ? next(wishes.page(), given) : null);
  }

  private static String next(PageToken page, List<Pick> given) {
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
  ItemCard card(Pick pick) {
    return pick.slot() == ItemSpace.UNKNOWN ? null : space.card(pick.slot());
  }
}
