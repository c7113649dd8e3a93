package dev.daogou.serving.board;

import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.schemas.Resolution;
import dev.daogou.serving.board.BoardFigures.FreshnessOfLists;
import dev.daogou.serving.board.BoardFigures.ModelsInUse;
import dev.daogou.serving.board.BoardFigures.StandsStill;
import dev.daogou.serving.board.BoardFigures.TotalsOfBoth;
import dev.daogou.trends.Figure;
import dev.daogou.trends.RecommendationSlot;
import dev.daogou.trends.Shoppers;
import dev.daogou.trends.Tally;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Works out the figures of one question, again and again. One thread at a time. */
final class Computation {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long ACTIVE = Duration.ofMinutes(5).toMillis();
  private static final long LATELY = Duration.ofSeconds(10).toMillis();
  private static final int MOST_CHOICES = 200;

  private final BoardQuestion question;
  private final Supplier<TenantTrends> source;
  private Kept kept;
  private Tally dayBefore = Tally.ofMany();
  private long dayBeforeMadeAt;
  private long dayBeforeEnd;

  /**
   * @param source the tenant's buckets; others once there are any
   */
  Computation(BoardQuestion question, Supplier<TenantTrends> source) {
    this.question = question;
    this.source = source;
    this.kept = Kept.of(source.get(), question.range());
  }

  /** What is kept of the buckets from one time to the next. */
  private record Kept(TenantTrends trends, Points points, Sums pointSums, Sums totals, Sums fresh) {
    static Kept of(TenantTrends trends, BoardRange range) {
      Sums pointSums = new Sums(trends, Points.FIGURES);
      return new Kept(
          trends,
          new Points(range, pointSums),
          pointSums,
          new Sums(trends, EnumSet.allOf(Figure.class)),
          new Sums(trends, EnumSet.of(Figure.FRESHNESS)));
    }
  }

  private void read(TenantTrends now) {
    if (kept.trends() != now) {
      kept = Kept.of(now, question.range());
      dayBeforeMadeAt = 0;
    }
  }

  /**
   * The figures as they are now, with all points.
   *
   * @param space where titles are found, or null
   * @param still partitions of which nothing is worked off
   */
  BoardFigures figures(
      long now, @Nullable ItemSpace space, List<StandsStill> still, ModelsInUse models) {
    read(source.get());
    BoardRange range = question.range();
    BoardRange.Period period = range.upTo(now);
    Tally current = sum(period.from(), period.to(), now);
    Tally previous = sum(period.before().from(), period.before().to(), now);
    refreshDayBefore(period, now);
    Currencies currencies = Currencies.of(List.of(current, previous));
    View view = new View(question.category(), question.placement(), currencies.code());
    Points.Both both = kept.points().of(period, view, now);
    TrendingNow trending = new TrendingNow(current, dayBefore, (double) range.length() / DAY);
    var figures =
        new BoardFigures(
            question.tenant(),
            range.label(),
            range.step() / 1_000,
            now,
            0,
            current.newest() == 0 ? null : current.newest(),
            question.category(),
            question.placement(),
            categories(List.of(current, previous, dayBefore)),
            placements(List.of(current, previous, dayBefore)),
            currencies.shown(),
            currencies.others(),
            both.current(),
            both.previous(),
            new TotalsOfBoth(
                TotalsMaker.of(
                    current,
                    view,
                    activeAt(now, now),
                    trending.items(space, question.category()),
                    trending.categories(question.category())),
                TotalsMaker.of(
                    previous, view, activeAt(now - range.length(), now), List.of(), List.of())),
            FreshnessOfLists.of(lately(now)),
            still,
            models);
    kept.pointSums().forget();
    kept.totals().forget();
    kept.fresh().forget();
    return figures;
  }

  private Tally sum(long from, long to, long now) {
    Resolution finest =
        question.range().finest() == Resolution.SECOND ? Resolution.SECOND : Resolution.MINUTE;
    return kept.totals().of(TimeRange.of(from, to, finest, now));
  }

  private Tally lately(long now) {
    long to = Resolution.SECOND.startOf(now) + Resolution.SECOND.length().toMillis();
    return kept.fresh().of(List.of(new TimeRange(Resolution.SECOND, to - LATELY, to)));
  }

  private long activeAt(long time, long now) {
    if (time < now - Resolution.SECOND.kept().toMillis() + ACTIVE) {
      long to = Resolution.MINUTE.startOf(time) + Resolution.MINUTE.length().toMillis();
      return kept.totals()
          .of(List.of(new TimeRange(Resolution.MINUTE, to - ACTIVE, to)))
          .of(Shoppers.ACTIVE);
    }
    long to = Resolution.SECOND.startOf(time) + Resolution.SECOND.length().toMillis();
    return kept.totals()
        .of(List.of(new TimeRange(Resolution.SECOND, to - ACTIVE, to)))
        .of(Shoppers.ACTIVE);
  }

  /** The day up to the last full hour before the period; made anew once a minute. */
  private void refreshDayBefore(BoardRange.Period period, long now) {
    long end = Resolution.HOUR.startOf(period.from());
    if (end != dayBeforeEnd || now - dayBeforeMadeAt > Resolution.MINUTE.length().toMillis()) {
      dayBefore = kept.totals().of(TimeRange.of(end - DAY, end, Resolution.MINUTE, now));
      dayBeforeEnd = end;
      dayBeforeMadeAt = now;
    }
  }

  private static List<String> categories(List<Tally> shown) {
    Set<String> all = new TreeSet<>();
    for (Tally tally : shown) {
      for (Figure figure :
          List.of(Figure.CATEGORY_VIEWS, Figure.CATEGORY_CARTS, Figure.CATEGORY_ORDERS)) {
        tally.each(figure, (category, count) -> all.add(category));
      }
    }
    return choices(all);
  }

  private static List<String> placements(List<Tally> shown) {
    Set<String> all = new TreeSet<>();
    for (Tally tally : shown) {
      for (Figure figure : List.of(Figure.IMPRESSIONS, Figure.CLICKS)) {
        tally.each(figure, (slot, count) -> all.add(RecommendationSlot.parse(slot).placement()));
      }
    }
    return choices(all);
  }

  private static List<String> choices(Set<String> all) {
    return all.stream().filter(each -> !each.isEmpty()).limit(MOST_CHOICES).toList();
  }
}
