package dev.daogou.serving.board;

import dev.daogou.serving.board.BoardFigures.Recommended;
import dev.daogou.trends.Figure;
import dev.daogou.trends.Freshness;
import dev.daogou.trends.Money;
import dev.daogou.trends.RecommendationSlot;
import dev.daogou.trends.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Figures as a question wants to see them: of one category, of one placement, in one currency.
 *
 * @param category or null for all
 * @param placement or null for all
 * @param currency code
 */
record View(@Nullable String category, @Nullable String placement, String currency) {
  long views(Tally tally) {
    return of(tally, Figure.VIEWS, Figure.CATEGORY_VIEWS);
  }

  long carts(Tally tally) {
    return of(tally, Figure.CARTS, Figure.CATEGORY_CARTS);
  }

  long orders(Tally tally) {
    return of(tally, Figure.ORDERS, Figure.CATEGORY_ORDERS);
  }

  long units(Tally tally) {
    return of(tally, Figure.UNITS, Figure.CATEGORY_UNITS);
  }

  double revenue(Tally tally) {
    long parts =
        category == null
            ? tally.of(Figure.REVENUE, currency)
            : tally.of(Figure.CATEGORY_REVENUE, currency + '/' + category);
    return Money.amount(parts);
  }

  /** Orders of which something stands; a category does not tell. */
  long standing(Tally tally) {
    return orders(tally) - (category == null ? tally.of(Figure.UNDONE_ORDERS) : 0);
  }

  private long of(Tally tally, Figure whole, Figure byCategory) {
    return category == null ? tally.of(whole) : tally.of(byCategory, category);
  }

  /** What became of recommendations, most shown first. */
  List<Recommended> recommendations(Tally tally) {
    Map<String, long[]> slots = new HashMap<>();
    collect(tally, Figure.IMPRESSIONS, slots, 0);
    collect(tally, Figure.CLICKS, slots, 1);
    collect(tally, Figure.RECOMMENDED_CARTS, slots, 2);
    collect(tally, Figure.RECOMMENDED_ORDERS, slots, 3);
    tally.each(
        Figure.RECOMMENDED_REVENUE,
        (subject, amount) -> {
          if (subject.startsWith(currency + '/')) {
            at(slots, subject.substring(currency.length() + 1))[4] += amount;
          }
        });
    List<Recommended> all = new ArrayList<>();
    slots.forEach(
        (subject, numbers) -> {
          RecommendationSlot slot = RecommendationSlot.parse(subject);
          if (placement == null || placement.equals(slot.placement())) {
            all.add(recommended(slot, numbers));
          }
        });
    all.sort(
        Comparator.comparingLong(Recommended::impressions)
            .reversed()
            .thenComparing(each -> String.valueOf(each.placement()))
            .thenComparing(each -> String.valueOf(each.model()))
            .thenComparing(each -> String.valueOf(each.scoring())));
    return all;
  }

  private static void collect(Tally tally, Figure figure, Map<String, long[]> slots, int column) {
    tally.each(figure, (subject, amount) -> at(slots, subject)[column] += amount);
  }

  private static long[] at(Map<String, long[]> slots, String subject) {
    return slots.computeIfAbsent(subject, fresh -> new long[5]);
  }

  private static Recommended recommended(RecommendationSlot slot, long[] numbers) {
    return new Recommended(
        orNull(slot.placement()),
        orNull(slot.model()),
        orNull(slot.scoring()),
        numbers[0],
        numbers[1],
        numbers[2],
        numbers[3],
        Money.amount(numbers[4]),
        ratio(numbers[1], numbers[0]));
  }

  static double ratio(double part, double whole) {
    return whole <= 0 ? 0 : part / whole;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** How many lists took how long, by upper bound in milliseconds. */
  static SortedMap<Long, Long> freshness(Tally tally) {
    SortedMap<Long, Long> counts = new TreeMap<>();
    tally.each(
        Figure.FRESHNESS,
        (bound, count) -> {
          if (!bound.isEmpty()) {
            counts.merge(Long.parseLong(bound), count, Long::sum);
          }
        });
    return counts;
  }

  static long median(SortedMap<Long, Long> counts) {
    return Freshness.quantile(counts, 0.5);
  }

  static long nearlyAll(SortedMap<Long, Long> counts) {
    return Freshness.quantile(counts, 0.99);
  }
}
