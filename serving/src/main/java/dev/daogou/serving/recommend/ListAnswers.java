package dev.daogou.serving.recommend;

import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.placements.ShopperContext;
import dev.daogou.schemas.RecommendationList;
import dev.daogou.schemas.RecommendedItem;
import dev.daogou.schemas.Scoring;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.serving.recommend.RecommendationsAnswer.Basis;
import dev.daogou.serving.recommend.RecommendationsAnswer.Level;
import dev.daogou.serving.recommend.RecommendationsAnswer.Receipted;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes answers of lists: items as the reader wishes, and what the answer stands on. */
@ApplicationScoped
class ListAnswers {
  private final ShopItems shelf;
  private final ShopperBacklog backlog;
  private final InstantSource clock = InstantSource.system();

  ListAnswers(ShopItems shelf, ShopperBacklog backlog) {
    this.shelf = shelf;
    this.backlog = backlog;
  }

  /**
   * Whether the list alone fills a page of it as it is, and says whether there is another: then
   * nothing has to be looked for.
   */
  boolean isEnough(RecommendationList list, ShopperRead asked) {
    PageToken page = asked.wishes().page();
    int needed = asked.wishes().limit() + 1;
    if (list.getItems().size() < needed) {
      return false;
    }
    ItemSpace space = shelf.graph(asked.shopper().tenant()).space();
    return list.getItems().stream()
            .map(RecommendedItem::getItem)
            .filter(item -> isOffered(item, space) && !page.gave(item))
            .limit(needed)
            .count()
        == needed;
  }

  private static boolean isOffered(String item, ItemSpace space) {
    int slot = space.slot(item);
    return slot == ItemSpace.UNKNOWN ? space.cards() == 0 : space.isOffered(slot);
  }

  /** A shopper's own list. */
  RecommendationsAnswer of(
      Lookup.Found found, ShopperKey shopper, ReadRequest wishes, @Nullable Receipted outcome) {
    Level level = found.standby() ? Level.standby : Level.active;
    return of(found.list(), level, shopper, wishes, outcome);
  }

  RecommendationsAnswer of(
      RecommendationList list,
      Level level,
      ShopperKey shopper,
      ReadRequest wishes,
      @Nullable Receipted outcome) {
    Selection selection = Selection.of(shelf.graph(shopper.tenant()), wishes, ListContext.of(list));
    boolean inItsOrder = wishes.keepsOrder();
    Optional<Duration> behind = backlog.behind(shopper);
    return new RecommendationsAnswer(
        shopper.shopper(),
        wishes.placement().name(),
        MadeIds.of(list, wishes),
        level == Level.active && behind.isPresent() ? Level.behind : level,
        label(inItsOrder ? list.getScoring() : Scoring.BLEND),
        inItsOrder ? list.getModel() : null,
        list.getCreatedAt(),
        Math.max(0, clock.millis() - list.getCreatedAt().toEpochMilli()),
        behind.map(Duration::toMillis).orElse(null),
        basis(list.getBasis()),
        outcome,
        list.getRecent(),
        selection,
        selection.nextPage());
  }

  /** What everybody likes, for a shopper of whom nothing is known. */
  RecommendationsAnswer trending(
      ShopperKey shopper, ReadRequest wishes, @Nullable Receipted outcome) {
    Selection selection =
        Selection.of(shelf.graph(shopper.tenant()), wishes, ShopperContext.unknown());
    return withoutList(shopper, Level.trending, wishes, outcome, List.of(), selection);
  }

  /**
   * An answer that stands on no list.
   *
   * @param recent items on which it stands, newest first
   */
  RecommendationsAnswer withoutList(
      ShopperKey shopper,
      Level level,
      ReadRequest wishes,
      @Nullable Receipted outcome,
      List<String> recent,
      Selection selection) {
    return new RecommendationsAnswer(
        shopper.shopper(),
        wishes.placement().name(),
        MadeIds.withoutList(shopper, wishes, clock.millis()),
        level,
        null,
        null,
        null,
        null,
        null,
        null,
        outcome,
        recent,
        selection,
        selection.nextPage());
  }

  static Basis basis(dev.daogou.schemas.Basis basis) {
    return new Basis(
        basis.getPartition(), basis.getOffset(), basis.getEventId(), basis.getEventTime());
  }

  private static String label(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
