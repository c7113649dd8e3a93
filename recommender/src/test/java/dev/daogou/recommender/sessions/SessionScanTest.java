package dev.daogou.recommender.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SessionScanTest {
  private static final long NOW = Duration.ofDays(10).toMillis();
  private static final long OWN = 999;
  private static final SessionLimits LIMITS =
      new SessionLimits(1000, 50, 1024, 1024, 1000, Duration.ofDays(7), Duration.ofSeconds(1));

  private final SessionIndex index = new SessionIndex(LIMITS);
  private final Map<Evidence, Map<Integer, Double>> heard = new EnumMap<>(Evidence.class);

  private record Known(long id, long time, int[] items) {}

  @Test
  void shouldSumUpAsASlowReadingOfAllSessionsWould() {
    Random random = new Random(3);
    List<Known> sessions = new ArrayList<>();
    for (int id = 0; id < 200; id++) {
      int[] items = random.ints(2 + random.nextInt(6), 0, 30).toArray();
      sessions.add(new Known(id, NOW - random.nextInt(1_000_000_000), items));
    }
    sessions.add(new Known(OWN, NOW, new int[] {4, 5, 6}));
    sessions.forEach(session -> index.put(session.id(), session.time(), session.items()));
    int[] recent = {6, 5, 4, 11};

    scan(recent);

    for (Evidence evidence :
        List.of(
            Evidence.COMPANY,
            Evidence.FOLLOWED,
            Evidence.AFTER,
            Evidence.AHEAD,
            Evidence.PAIR,
            Evidence.ALIKE)) {
      Map<Integer, Double> expected = new TreeMap<>();
      sessions.stream()
          .filter(session -> session.id() != OWN)
          .forEach(session -> read(evidence, session, recent, expected));
      Map<Integer, Double> found = heard.getOrDefault(evidence, Map.of());
      assertThat(found.keySet()).as(evidence.name()).isEqualTo(expected.keySet());
      expected.forEach(
          (item, score) -> assertThat(found.get(item)).isCloseTo(score, within(1e-3 * score)));
    }
  }

  @Test
  void shouldAgreeWithASlowScanWhereThereIsTooMuchOfEverything() {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      int visits = 4 + random.nextInt(20);
      int sampled = 5 + random.nextInt(60);
      int perItem = 1 << 2 + random.nextInt(5);
      var limits =
          new SessionLimits(
              70, visits, perItem, sampled, 12, Duration.ofDays(7), Duration.ofSeconds(1));
      var fast = new SessionIndex(limits);
      var slow = new SlowScan(limits);
      for (int step = 0; step < 1000; step++) {
        long id = step / 5 + random.nextInt(20);
        int[] items = slow.grown(id, 1 + random.nextInt(4), random);
        long time = NOW - random.nextInt(1_000_000_000);
        fast.put(id, time, items);
        slow.put(id, time, items);
      }
      int[] recent = random.ints(0, 40).distinct().limit(random.nextInt(14)).toArray();
      long own = 195 + random.nextInt(10);

      heard.clear();
      hear(new SessionScan(limits).scan(fast, recent, NOW, own));

      var expected = slow.scan(recent, NOW, own);
      for (Evidence evidence : Evidence.values()) {
        Map<Integer, Double> found = heard.getOrDefault(evidence, Map.of());
        assertThat(found.keySet())
            .as("%s of seed %d", evidence, seed)
            .isEqualTo(expected.get(evidence).keySet());
        expected
            .get(evidence)
            .forEach(
                (item, score) ->
                    assertThat(found.get(item)).isCloseTo(score, within(1e-5 * score)));
      }
    }
  }

  private void read(Evidence evidence, Known session, int[] recent, Map<Integer, Double> expected) {
    double age = Math.pow(2, -(double) (NOW - session.time()) / LIMITS.halfLife().toMillis());
    int[] items = session.items();
    int distinct = (int) Arrays.stream(items).distinct().count();
    switch (evidence) {
      case COMPANY -> {
        if (last(items, recent[0]) >= 0) {
          for (int item : items) {
            expected.merge(item, age / Math.sqrt(distinct), Double::sum);
          }
        }
      }
      case ALIKE -> {
        double near = 0;
        int newest = -1;
        for (int i = recent.length - 1; i >= 0; i--) {
          if (last(items, recent[i]) >= 0) {
            near += Math.exp(-i / 1.04);
            newest = i;
          }
        }
        if (newest >= 0 && distinct > 1) {
          int match = last(items, recent[newest]);
          double alike = near / Math.sqrt((double) distinct * recent.length) * age;
          for (int p = 0; p < items.length; p++) {
            double distance = Math.exp(-Math.max(0, Math.abs(p - match) - 1) / 2.0);
            expected.merge(items[p], alike * distance, Double::sum);
          }
        }
      }
      case FOLLOWED, PAIR -> {
        for (int p = 0; p + 1 < items.length; p++) {
          boolean isPair = p > 0 && items[p - 1] == recent[1];
          if (items[p] == recent[0] && (evidence == Evidence.FOLLOWED || isPair)) {
            expected.merge(items[p + 1], age, Double::sum);
          }
        }
      }
      case AFTER, AHEAD -> {
        for (int i = 0; i < 3; i++) {
          for (int p = 0; p < items.length; p++) {
            for (int q = 0; q < items.length; q++) {
              boolean isThere = evidence == Evidence.AFTER ? q > p : q < p;
              if (items[p] == recent[i] && isThere && items[q] != recent[i]) {
                double near = Math.pow(0.5, i) * age / Math.abs(p - q);
                expected.merge(items[q], near, Double::sum);
              }
            }
          }
        }
      }
      case SHARED -> throw new IllegalArgumentException("only the best neighbours speak");
    }
  }

  private static int last(int[] items, int item) {
    int last = -1;
    for (int i = 0; i < items.length; i++) {
      last = items[i] == item ? i : last;
    }
    return last;
  }

  @Test
  void shouldRateRareItemsOfSharedSessionsHigher() {
    index.put(1, NOW, new int[] {1, 2});
    index.put(2, NOW, new int[] {1, 3});
    for (int id = 10; id < 60; id++) {
      index.put(id, NOW, new int[] {2, 100 + id});
    }

    scan(1);

    Map<Integer, Double> shared = heard.get(Evidence.SHARED);
    assertThat(shared.get(3)).isGreaterThan(shared.get(2));
    assertThat(shared).doesNotContainKey(110);
  }

  @Test
  void shouldNotLetAShopperSpeakForHimself() {
    index.put(OWN, NOW, new int[] {1, 2});

    scan(1);

    assertThat(heard).isEmpty();
  }

  @Test
  void shouldRememberNothingOfTheScanBefore() {
    index.put(1, NOW, new int[] {1, 2});
    index.put(2, NOW, new int[] {3, 4});
    var scan = new SessionScan(LIMITS);
    ScoreAccumulator unread = scan.scan(index, new int[] {1}, NOW, OWN);
    assertThat(unread.size()).isPositive();

    hear(scan.scan(index, new int[] {3}, NOW, OWN));

    assertThat(heard.values())
        .isNotEmpty()
        .allSatisfy(items -> assertThat(List.of(3, 4)).containsAll(items.keySet()));
  }

  private void scan(int... recent) {
    hear(new SessionScan(LIMITS).scan(index, recent, NOW, OWN));
  }

  private void hear(ScoreAccumulator said) {
    for (int place = 0; place < said.size(); place++) {
      for (Evidence evidence : Evidence.values()) {
        double score = said.score(evidence, place);
        if (score != 0) {
          heard
              .computeIfAbsent(evidence, fresh -> new TreeMap<>())
              .merge(said.item(place), score, Double::sum);
        }
      }
    }
  }
}
