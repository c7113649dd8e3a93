package dev.daogou.serving.board;

import dev.daogou.serving.board.BoardFigures.Point;
import dev.daogou.trends.Figure;
import dev.daogou.trends.Money;
import dev.daogou.trends.Shoppers;
import dev.daogou.trends.Tally;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** The points of a question, worked out again only where something changed. */
final class Points {
  /** What points are made of. */
  static final Set<Figure> FIGURES =
      EnumSet.complementOf(
          EnumSet.of(
              Figure.ITEMS,
              Figure.QUERIES,
              Figure.ZERO_QUERIES,
              Figure.CATEGORY_INTEREST,
              Figure.READ_LEVELS));

  private final BoardRange range;
  private final Sums sums;
  private Map<Long, Known> known = Map.of();

  /** What is known; without a point where there is nothing to show. */
  private record Known(View view, long version, Optional<Point> point) {
    boolean isOf(long now, View seen) {
      return version == now && view.equals(seen);
    }
  }

  Points(BoardRange range, Sums sums) {
    this.range = range;
    this.sums = sums;
  }

  /** Points of both periods. */
  record Both(List<Point> current, List<Point> previous) {}

  Both of(BoardRange.Period current, View view, long now) {
    Map<Long, Known> all = new HashMap<>();
    var both = new Both(of(current, view, now, all), of(current.before(), view, now, all));
    known = all;
    return both;
  }

  private List<Point> of(BoardRange.Period period, View view, long now, Map<Long, Known> all) {
    List<Point> points = new ArrayList<>();
    for (long at = period.from(); at < period.to(); at += range.step()) {
      List<TimeRange> stretches = TimeRange.of(at, at + range.step(), range.finest(), now);
      long version = sums.versionOf(stretches);
      if (version != 0) {
        Known before = known.get(at);
        Known point =
            before != null && before.isOf(version, view)
                ? before
                : new Known(view, version, shown(at, sums.of(stretches), view));
        all.put(at, point);
        point.point().ifPresent(points::add);
      }
    }
    return points;
  }

  private static Optional<Point> shown(long at, Tally tally, View view) {
    return tally.isEmpty() ? Optional.empty() : Optional.of(point(at, tally, view));
  }

  private static Point point(long at, Tally tally, View view) {
    var recommended = new long[3];
    double[] revenue = {0};
    view.recommendations(tally)
        .forEach(
            each -> {
              recommended[0] += each.impressions();
              recommended[1] += each.clicks();
              recommended[2] += each.orders();
              revenue[0] += each.revenue();
            });
    SortedMap<Long, Long> freshness = View.freshness(tally);
    return new Point(
        at,
        tally.all(Figure.EVENTS),
        tally.of(Shoppers.ACTIVE),
        view.views(tally),
        view.carts(tally),
        view.orders(tally),
        tally.of(Figure.REVERSALS),
        view.revenue(tally),
        tally.of(Figure.SEARCHES),
        tally.of(Figure.ZERO_RESULTS),
        recommended[0],
        recommended[1],
        recommended[2],
        Money.amount(Money.of(revenue[0])),
        tally.of(Figure.LISTS),
        tally.of(Figure.BLENDED),
        View.median(freshness),
        View.nearlyAll(freshness),
        total(tally, Figure.DEAD_LETTERS));
  }

  static long total(Tally tally, Figure figure) {
    long[] sum = {0};
    tally.each(figure, (subject, count) -> sum[0] += count);
    return sum[0];
  }
}
