package dev.daogou.serving.recommend;

import dev.daogou.schemas.RecommendationList;
import dev.daogou.schemas.RecommendedItem;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.serving.recommend.RecommendationsAnswer.Basis;
import dev.daogou.serving.recommend.RecommendationsAnswer.Level;
import dev.daogou.serving.recommend.RecommendationsAnswer.Receipted;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** Makes answers of lists: unavailable items out, the asked length, what the catalogue says in. */
@ApplicationScoped
class ListAnswers {
  private final Shelf shelf;
  private final InstantSource clock = InstantSource.system();

  ListAnswers(Shelf shelf) {
    this.shelf = shelf;
  }

  /** A shopper's own list. */
  RecommendationsAnswer of(
      Lookup.Found found, ShopperKey shopper, Placement placement, int limit, Receipted outcome) {
    Level level = found.standby() ? Level.standby : Level.active;
    return of(found.list(), level, shopper, placement, limit, outcome);
  }

  RecommendationsAnswer of(
      RecommendationList list,
      Level level,
      ShopperKey shopper,
      Placement placement,
      int limit,
      Receipted outcome) {
    return new RecommendationsAnswer(
        shopper.shopper(),
        placement.label(),
        list.getRecommendationId(),
        level,
        label(list.getScoring()),
        list.getModel(),
        list.getCreatedAt(),
        Math.max(0, clock.millis() - list.getCreatedAt().toEpochMilli()),
        basis(list.getBasis()),
        outcome,
        list.getRecent(),
        items(list, shopper.tenant(), placement, limit));
  }

  /** What everybody likes, for a shopper of whom nothing is known. */
  RecommendationsAnswer trending(
      ShopperKey shopper, Placement placement, int limit, Receipted outcome) {
    List<ListedItem> items =
        switch (placement) {
          case FOR_YOU -> shelf.trending(shopper.tenant(), null, limit);
          case RECENTLY_VIEWED -> List.of();
        };
    return new RecommendationsAnswer(
        shopper.shopper(),
        placement.label(),
        null,
        Level.trending,
        null,
        null,
        null,
        null,
        null,
        outcome,
        List.of(),
        items);
  }

  private List<ListedItem> items(
      RecommendationList list, String tenant, Placement placement, int limit) {
    return switch (placement) {
      case FOR_YOU ->
          list.getItems().stream()
              .filter(each -> shelf.isOffered(tenant, each.getItem()))
              .limit(limit)
              .map(each -> listed(tenant, each))
              .toList();
      case RECENTLY_VIEWED ->
          list.getRecent().stream()
              .distinct()
              .limit(limit)
              .map(item -> shelf.listed(tenant, item, null, "seen-before", null))
              .toList();
    };
  }

  private ListedItem listed(String tenant, RecommendedItem each) {
    return shelf.listed(
        tenant, each.getItem(), each.getScore(), label(each.getReason()), each.getBecause());
  }

  static Basis basis(dev.daogou.schemas.Basis basis) {
    return new Basis(
        basis.getPartition(), basis.getOffset(), basis.getEventId(), basis.getEventTime());
  }

  private static String label(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
