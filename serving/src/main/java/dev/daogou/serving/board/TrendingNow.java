package dev.daogou.serving.board;

import dev.daogou.recommender.items.ItemCard;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.serving.board.BoardFigures.TrendingCategory;
import dev.daogou.serving.board.BoardFigures.TrendingItem;
import dev.daogou.trends.Figure;
import dev.daogou.trends.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at more than usual: views now against the mean of the day before, as many standard
 * deviations as they lie above it if views come by chance (Poisson).
 *
 * @param now figures of the period
 * @param dayBefore figures of the day before the period
 * @param share length of the period by a day
 */
record TrendingNow(Tally now, Tally dayBefore, double share) {
  private static final int MOST = 10;

  private record Surprise(String subject, long now, double usual) {
    double size() {
      return (now - usual) / Math.sqrt(usual + 1);
    }

    /** How many times as much; one more on both sides, so that nothing is divided by nothing. */
    double lift() {
      return (now + 1) / (usual + 1);
    }
  }

  /**
   * Items, the most surprising first.
   *
   * @param space where titles and categories are found; null where there is none
   * @param category or null for all
   */
  List<TrendingItem> items(@Nullable ItemSpace space, @Nullable String category) {
    return top(Figure.ITEMS, item -> category == null || isIn(card(space, item), category)).stream()
        .map(
            each -> {
              ItemCard card = card(space, each.subject());
              return new TrendingItem(
                  each.subject(),
                  card == null ? null : card.title(),
                  card == null || card.leafCategory().isEmpty() ? null : card.leafCategory(),
                  each.now(),
                  each.usual(),
                  each.lift());
            })
        .toList();
  }

  /**
   * Categories, the most surprising first.
   *
   * @param category or null for all
   */
  List<TrendingCategory> categories(@Nullable String category) {
    return top(Figure.CATEGORY_INTEREST, each -> category == null || category.equals(each)).stream()
        .map(each -> new TrendingCategory(each.subject(), each.now(), each.usual(), each.lift()))
        .toList();
  }

  private List<Surprise> top(Figure figure, Predicate<String> fits) {
    List<Surprise> all = new ArrayList<>();
    now.each(
        figure,
        (subject, views) -> {
          if (!subject.isEmpty() && fits.test(subject)) {
            all.add(new Surprise(subject, views, share * dayBefore.of(figure, subject)));
          }
        });
    all.sort(
        Comparator.comparingDouble(Surprise::size).reversed().thenComparing(Surprise::subject));
    return all.subList(0, Math.min(MOST, all.size()));
  }

  private static boolean isIn(@Nullable ItemCard card, @Nullable String category) {
    return card != null && card.categoryPath().contains(category);
  }

  private static @Nullable ItemCard card(@Nullable ItemSpace space, String item) {
    if (space == null) {
      return null;
    }
    int slot = space.slot(item);
    return slot == ItemSpace.UNKNOWN ? null : space.card(slot);
  }
}
