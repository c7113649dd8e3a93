package dev.daogou.serving.recommend;

import dev.daogou.schemas.ShopperKey;
import dev.daogou.serving.recommend.RecommendationsAnswer.Level;
import dev.daogou.serving.recommend.RecommendationsAnswer.Receipted;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Answers from the items of a visit alone, where the shopper's list cannot be had. */
@ApplicationScoped
class SessionAnswers {
  private final Shelf shelf;

  SessionAnswers(Shelf shelf) {
    this.shelf = shelf;
  }

  /**
   * What goes with the visit; empty where nothing is known to go with it.
   *
   * @param recent items of the visit, newest first
   */
  Optional<RecommendationsAnswer> of(
      ShopperKey shopper, Placement placement, int limit, List<String> recent, Receipted outcome) {
    List<ListedItem> items =
        switch (placement) {
          case FOR_YOU ->
              shelf
                  .of(shopper.tenant())
                  .map(graph -> new VisitRanking(graph, recent).items(limit))
                  .orElse(List.of());
          case RECENTLY_VIEWED ->
              recent.stream()
                  .distinct()
                  .limit(limit)
                  .map(item -> shelf.listed(shopper.tenant(), item, null, "seen-before", null))
                  .toList();
        };
    return items.isEmpty()
        ? Optional.empty()
        : Optional.of(answer(shopper, placement, recent, outcome, items));
  }

  private static RecommendationsAnswer answer(
      ShopperKey shopper,
      Placement placement,
      List<String> recent,
      Receipted outcome,
      List<ListedItem> items) {
    return new RecommendationsAnswer(
        shopper.shopper(),
        placement.label(),
        null,
        Level.session_only,
        null,
        null,
        null,
        null,
        null,
        outcome,
        recent,
        items);
  }
}
