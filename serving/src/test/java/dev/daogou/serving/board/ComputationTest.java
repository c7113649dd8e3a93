package dev.daogou.serving.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.schemas.Resolution;
import dev.daogou.schemas.Topics;
import dev.daogou.schemas.TrendBucket;
import dev.daogou.schemas.TrendKey;
import dev.daogou.serving.board.BoardFigures.ModelsInUse;
import dev.daogou.serving.board.BoardFigures.Point;
import dev.daogou.trends.Figure;
import dev.daogou.trends.Freshness;
import dev.daogou.trends.Shoppers;
import dev.daogou.trends.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComputationTest {
  private static final Topics TOPICS = Topics.withPartitions(1);
  private static final ModelsInUse NO_MODELS = new ModelsInUse(null, null, null, null);
  private static final int SOURCES = 3;

  private final Random random = new Random(7);
  private final long now = System.currentTimeMillis();
  private final TenantTrends trends = new TenantTrends(TOPICS.trends());
  private final Map<TrendKey, Tally> buckets = new HashMap<>();
  private final List<Deed> deeds = new ArrayList<>();

  private record Deed(long time, int source, String item, String category, long shopper) {}

  @ParameterizedTest
  @EnumSource(BoardRange.class)
  void shouldSayWhatAllSourcesCounted(BoardRange range) {
    for (int i = 0; i < 400; i++) {
      happens(now - random.nextLong(2 * range.length()));
    }
    publish();
    var computation = computation(range, null);
    check(computation, range);

    for (int i = 0; i < 50; i++) {
      happens(now - random.nextLong(2 * range.length()));
    }
    publish();

    check(computation, range);
  }

  @ParameterizedTest
  @EnumSource(BoardRange.class)
  void shouldLookAtOneCategory(BoardRange range) {
    for (int i = 0; i < 200; i++) {
      happens(now - random.nextLong(range.length()));
    }
    publish();

    BoardFigures figures = computation(range, "c1").figures(now, null, List.of(), NO_MODELS);

    BoardRange.Period period = range.upTo(now);
    long expected =
        deeds.stream()
            .filter(deed -> deed.time() >= period.from() && deed.category().equals("c1"))
            .count();
    assertThat(figures.totals().current().views()).isEqualTo(expected).isPositive();
    assertThat(figures.points().stream().mapToLong(Point::views).sum()).isEqualTo(expected);
    assertThat(figures.categories()).contains("c0", "c1", "c2");
  }

  @ParameterizedTest
  @EnumSource(BoardRange.class)
  void shouldAddUpReadsWithoutMakingPointsOfThem(BoardRange range) {
    happens(now);
    for (int source = 0; source < SOURCES; source++) {
      for (int i = 0; i < 100; i++) {
        read(now - random.nextLong(range.length() - range.step()), "serve-" + source);
      }
    }
    publish();

    BoardFigures figures = computation(range, null).figures(now, null, List.of(), NO_MODELS);

    assertThat(figures.totals().current().readLevels())
        .isEqualTo(Map.of("active", 100L * SOURCES, "trending", 200L * SOURCES));
    assertThat(figures.points()).hasSize(1);
    assertThat(figures.dataAt()).isEqualTo(now);
  }

  @ParameterizedTest
  @EnumSource(BoardRange.class)
  void shouldSayHowFreshTheListsOfTheLastSecondsAre(BoardRange range) {
    list(now - 30_000, 10);
    list(now - 3_000, 5_000);
    list(now - 2_000, 5_000);
    list(now, 10);
    publish();

    BoardFigures.FreshnessOfLists lately =
        computation(range, null).figures(now, null, List.of(), NO_MODELS).freshnessNow();

    assertThat(lately.count()).isEqualTo(3);
    assertThat(lately.p50()).isBetween(5_000L, 6_000L);
  }

  private void list(long time, long freshness) {
    for (Resolution resolution : Resolution.values()) {
      var key = new TrendKey("default", resolution, resolution.startOf(time), "partition-0");
      Tally tally = buckets.computeIfAbsent(key, fresh -> new Tally(resolution));
      tally.add(Figure.FRESHNESS, Long.toString(Freshness.bound(freshness)), 1);
    }
  }

  private void read(long time, String source) {
    for (Resolution resolution : Resolution.values()) {
      var key = new TrendKey("default", resolution, resolution.startOf(time), source);
      Tally tally = buckets.computeIfAbsent(key, fresh -> new Tally(resolution));
      tally.add(Figure.READ_LEVELS, "active", 1);
      tally.add(Figure.READ_LEVELS, "trending", 2);
    }
  }

  private void check(Computation computation, BoardRange range) {
    BoardFigures figures = computation.figures(now, null, List.of(), NO_MODELS);

    BoardRange.Period current = range.upTo(now);
    compare(figures.points(), figures.totals().current(), current, range);
    compare(figures.previous(), figures.totals().previous(), current.before(), range);
  }

  private void compare(
      List<Point> points, BoardFigures.Totals totals, BoardRange.Period period, BoardRange range) {
    List<Deed> within =
        deeds.stream()
            .filter(deed -> deed.time() >= period.from() && deed.time() < period.to())
            .toList();
    assertThat(totals.eventCount()).isEqualTo(within.size());
    assertThat(totals.views()).isEqualTo(within.size());
    assertThat(totals.funnel().viewed())
        .isEqualTo(within.stream().map(Deed::shopper).distinct().count());
    assertThat(points).isSortedAccordingTo((a, b) -> Long.compare(a.at(), b.at()));
    for (Point point : points) {
      assertThat(point.views())
          .isEqualTo(
              within.stream()
                  .filter(
                      deed -> deed.time() >= point.at() && deed.time() < point.at() + range.step())
                  .count());
    }
    assertThat(points.stream().mapToLong(Point::views).sum()).isEqualTo(within.size());
  }

  private Computation computation(BoardRange range, String category) {
    return new Computation(new BoardQuestion("default", range, category, null), () -> trends);
  }

  private void happens(long time) {
    var deed =
        new Deed(
            time,
            random.nextInt(SOURCES),
            "item-" + random.nextInt(9),
            "c" + random.nextInt(3),
            1 + random.nextInt(60));
    deeds.add(deed);
    for (Resolution resolution : Resolution.values()) {
      var key =
          new TrendKey(
              "default", resolution, resolution.startOf(time), "partition-" + deed.source());
      Tally tally = buckets.computeIfAbsent(key, fresh -> new Tally(resolution));
      tally.add(Figure.EVENTS, "item-view", 1);
      tally.add(Figure.VIEWS, Figure.REST, 1);
      tally.add(Figure.ITEMS, deed.item(), 1);
      tally.add(Figure.CATEGORY_VIEWS, deed.category(), 1);
      tally.add(Shoppers.ACTIVE, deed.shopper());
      tally.add(Shoppers.VIEWED, deed.shopper());
      tally.arrived(now);
    }
  }

  private void publish() {
    buckets.forEach(
        (key, tally) -> {
          TrendBucket bucket = tally.toBucket();
          trends.accept(
              key,
              TOPICS.trends().value().serializer().serialize(TOPICS.trends().name(), bucket),
              now);
        });
  }
}
