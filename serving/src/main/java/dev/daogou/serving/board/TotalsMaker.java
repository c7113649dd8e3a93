package dev.daogou.serving.board;

import dev.daogou.serving.board.BoardFigures.Asked;
import dev.daogou.serving.board.BoardFigures.FreshnessOfLists;
import dev.daogou.serving.board.BoardFigures.Funnel;
import dev.daogou.serving.board.BoardFigures.Totals;
import dev.daogou.serving.board.BoardFigures.TrendingCategory;
import dev.daogou.serving.board.BoardFigures.TrendingItem;
import dev.daogou.trends.Figure;
import dev.daogou.trends.Shoppers;
import dev.daogou.trends.Tally;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Makes totals of the figures of a period. */
final class TotalsMaker {
  private static final int MOST_SEARCHES = 10;

  private TotalsMaker() {}

  static Totals of(
      Tally tally,
      View view,
      long activeNow,
      List<TrendingItem> items,
      List<TrendingCategory> categories) {
    long viewed = tally.of(Shoppers.VIEWED);
    long ordered = tally.of(Shoppers.ORDERED);
    return new Totals(
        tally.all(Figure.EVENTS),
        Points.total(tally, Figure.EVENTS),
        tally.of(Shoppers.ACTIVE),
        activeNow,
        new Funnel(viewed, tally.of(Shoppers.CARTED), ordered),
        view.views(tally),
        view.carts(tally),
        view.orders(tally),
        tally.of(Figure.REVERSALS),
        view.units(tally),
        view.revenue(tally),
        View.ratio(view.revenue(tally), view.standing(tally)),
        Math.min(1, View.ratio(ordered, viewed)),
        tally.of(Figure.SEARCHES),
        tally.of(Figure.ZERO_RESULTS),
        top(tally, Figure.QUERIES),
        top(tally, Figure.ZERO_QUERIES),
        view.recommendations(tally),
        tally.of(Figure.LISTS),
        tally.of(Figure.BLENDED),
        FreshnessOfLists.of(tally),
        tally.all(Figure.DEAD_LETTERS),
        tally.all(Figure.READ_LEVELS),
        items,
        categories);
  }

  private static List<Asked> top(Tally tally, Figure figure) {
    return tally.all(figure).entrySet().stream()
        .filter(each -> !each.getKey().isEmpty())
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_SEARCHES)
        .map(each -> new Asked(each.getKey(), each.getValue()))
        .toList();
  }
}
