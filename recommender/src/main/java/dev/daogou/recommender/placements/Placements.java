package dev.daogou.recommender.placements;

import static dev.daogou.recommender.placements.PlacementSource.ASKED;
import static dev.daogou.recommender.placements.PlacementSource.BEFORE;
import static dev.daogou.recommender.placements.PlacementSource.BOUGHT;
import static dev.daogou.recommender.placements.PlacementSource.BOUGHT_BEFORE;
import static dev.daogou.recommender.placements.PlacementSource.LISTED;
import static dev.daogou.recommender.placements.PlacementSource.NEWEST;
import static dev.daogou.recommender.placements.PlacementSource.NEXT;
import static dev.daogou.recommender.placements.PlacementSource.SEEN;
import static dev.daogou.recommender.placements.PlacementSource.SIMILAR;
import static dev.daogou.recommender.placements.PlacementSource.TASTE;
import static dev.daogou.recommender.placements.PlacementSource.TREND;
import static dev.daogou.recommender.placements.StartingPoint.CATEGORY;
import static dev.daogou.recommender.placements.StartingPoint.CURRENT;
import static dev.daogou.recommender.placements.StartingPoint.RECENT;

import dev.daogou.recommender.lists.ListSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The placements of a shop: those that every shop has, and its own. */
public final class Placements {
  /** The list that is kept for a shopper is ranked with the model; it is extended on read. */
  public static final Placement FOR_YOU =
      Placement.of(
          "for-you",
          "the shopper's list",
          Stage.inOrder(RECENT, LISTED),
          Stage.blend(RECENT, NEXT, BEFORE, BOUGHT, SIMILAR, TASTE, TREND)
              .without(PlacementFilter.CURRENT, PlacementFilter.CART, PlacementFilter.BOUGHT),
          Stage.inOrder(RECENT, TREND));

  /** Likeness is what is asked for: it weighs as much here as what others do. */
  public static final Placement SIMILAR_ITEMS =
      Placement.of(
              "similar",
              "items like one, or like the newest that the shopper looked at",
              Stage.blend(CURRENT, NEXT, BEFORE, SIMILAR).weighing(SIMILAR, 1f).heeding(TASTE))
          .otherwise(FOR_YOU);

  public static final Placement BOUGHT_TOGETHER =
      Placement.of(
          "bought-together",
          "what others ordered with an item, or with the newest that the shopper looked at",
          Stage.blend(CURRENT, BOUGHT));

  public static final Placement CART =
      Placement.of(
              "cart",
              "what goes with the cart",
              Stage.blend(StartingPoint.CART, BOUGHT),
              Stage.blend(StartingPoint.CART, NEXT))
          .then(FOR_YOU);

  public static final Placement TRENDING =
      Placement.of("trending", "what is popular lately", Stage.inOrder(CATEGORY, TREND));

  public static final Placement RECENTLY_VIEWED =
      Placement.of(
          "recently-viewed",
          "what the shopper looked at, newest first",
          Stage.inOrder(RECENT, SEEN));

  public static final Placement BUY_AGAIN =
      Placement.of(
          "buy-again",
          "what the shopper bought and may need again",
          Stage.inOrder(RECENT, BOUGHT_BEFORE));

  public static final Placement NEW_FOR_YOU =
      Placement.of(
          "new-for-you",
          "what is new to the catalogue, nearest to the shopper's taste first",
          Stage.sorted(CATEGORY, NEWEST, SIMILAR, TASTE)
              .without(
                  PlacementFilter.CURRENT,
                  PlacementFilter.VIEWED,
                  PlacementFilter.CART,
                  PlacementFilter.BOUGHT));

  /** Not for GET: the reader brings the items. */
  public static final Placement RANK =
      Placement.of(
          "rank",
          "items that the reader brings, in the order that suits the shopper",
          Stage.inOrder(RECENT, LISTED).without(PlacementFilter.NOT_ASKED),
          Stage.sorted(RECENT, ASKED, NEXT, BEFORE, BOUGHT, SIMILAR, TASTE, TREND));

  /**
   * The list that is kept for a shopper, of candidates with their scores. It is made when something
   * happens, not when somebody reads.
   */
  public static Placement list(ListSettings settings) {
    Stage candidates = Stage.ranked(RECENT).without(PlacementFilter.CART, PlacementFilter.BOUGHT);
    return Placement.of(
            "list",
            "what is kept for the shopper",
            settings.excludeCurrent() ? candidates.without(PlacementFilter.CURRENT) : candidates)
        .arranged(new Varied(settings.sameInARow()));
  }

  private static final List<Placement> BUILT_IN =
      List.of(
          FOR_YOU,
          SIMILAR_ITEMS,
          BOUGHT_TOGETHER,
          CART,
          TRENDING,
          RECENTLY_VIEWED,
          BUY_AGAIN,
          NEW_FOR_YOU);

  private final Map<String, Placement> byName = new LinkedHashMap<>();

  private Placements(Collection<Placement> placements) {
    placements.forEach(each -> byName.put(each.name(), each));
  }

  /** Those that every shop has. */
  public static Placements builtIn() {
    return new Placements(BUILT_IN);
  }

  /**
   * Those that every shop has, and the shop's own.
   *
   * @throws IllegalArgumentException when one cannot be made; it says which, why, and what there is
   */
  public static Placements with(List<PlacementSettings> own) {
    List<Placement> all = new ArrayList<>(BUILT_IN);
    own.forEach(settings -> all.add(settings.placement(new Placements(all))));
    return new Placements(all);
  }

  /** The placement of that name, if it can be read. */
  public Optional<Placement> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Those that can be read. */
  public Collection<Placement> all() {
    return List.copyOf(byName.values());
  }

  /** Names of those that can be read: the shop's own come last. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }
}
