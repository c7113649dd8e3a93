package dev.daogou.serving.recommend;

import dev.daogou.recommender.items.ItemCard;
import dev.daogou.recommender.links.Window;
import dev.daogou.recommender.placements.Placement;
import dev.daogou.recommender.placements.PlacementRequest;
import dev.daogou.recommender.placements.Placements;
import dev.daogou.recommender.shopper.Fingerprint;
import dev.daogou.serving.filter.Boost;
import dev.daogou.serving.filter.ItemFilter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a reader asks for.
 *
 * @param placement where the items are to be shown
 * @param limit most items in the answer
 * @param filter which items may be shown
 * @param boosts which are to be moved up or down
 * @param diversity from 0, the order as it is, to 1, as unlike each other as can be
 * @param exclude items that may not be shown
 * @param items around which others are looked for, or that are to be ranked; may be empty
 * @param category in which trending items are looked for, or null
 * @param window over which they are popular
 * @param page what the pages before gave
 * @param fields what is told of each item
 * @param words the whole request but its limit, page and fields, as text
 */
record ReadRequest(
    Placement placement,
    int limit,
    ItemFilter filter,
    List<Boost> boosts,
    double diversity,
    Set<String> exclude,
    List<String> items,
    @Nullable String category,
    Window window,
    PageToken page,
    Fields fields,
    String words) {

  /** A shopper's list as it is. */
  static ReadRequest forYou(int limit) {
    return new ReadRequest(
        Placements.FOR_YOU,
        limit,
        ItemFilter.ALL,
        List.of(),
        0,
        Set.of(),
        List.of(),
        null,
        Window.DAY,
        PageToken.first(0),
        Fields.USUAL,
        "");
  }

  /** Whether only the list as it is was asked for. */
  boolean isPlain() {
    return placement == Placements.FOR_YOU && words.isEmpty();
  }

  /** Whether the items may stand in another order than that of the ranking. */
  boolean reorders() {
    return !boosts.isEmpty() || diversity > 0;
  }

  /** Whether the items stand as the shopper's list has them, so that its scoring is theirs. */
  boolean keepsOrder() {
    return placement == Placements.FOR_YOU && !reorders();
  }

  /** What is asked of the placement. */
  PlacementRequest placementRequest() {
    return new PlacementRequest(
        items,
        Optional.ofNullable(category),
        window,
        this::admits,
        boosts.isEmpty() ? Optional.empty() : Optional.of(this::boost),
        diversity > 0 ? Optional.of(diversity) : Optional.empty(),
        limit,
        page.left());
  }

  private boolean admits(String item, Optional<ItemCard> card) {
    return !exclude.contains(item) && !page.gave(item) && filter.admits(card.orElse(null));
  }

  private double boost(Optional<ItemCard> card) {
    double factor = 1;
    for (Boost boost : boosts) {
      factor *= boost.which().admits(card.orElse(null)) ? boost.factor() : 1;
    }
    return factor;
  }

  /** Hash of the request; the same for its pages. */
  long request() {
    return request(placement, words);
  }

  static long request(Placement placement, String words) {
    return Fingerprint.of(placement.name() + '\n' + words);
  }
}
