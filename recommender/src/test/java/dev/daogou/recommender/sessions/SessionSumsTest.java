package dev.daogou.recommender.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SessionSumsTest {
  private static final SessionLimits LIMITS =
      new SessionLimits(1000, 60, 1024, 1000, 400, Duration.ofDays(7), Duration.ofSeconds(1));

  private final SessionIndex index = new SessionIndex(LIMITS);
  private final ScoreAccumulator scores = new ScoreAccumulator(new float[] {1, 1, 1, 1, 1, 1, 1});
  private final SessionSums sums = new SessionSums(scores);
  private final Map<Evidence, Map<Integer, Double>> expected = new HashMap<>();
  private int sessions;

  @Test
  void shouldSumUpAsASlowReadingOfEachSessionWould() {
    Random random = new Random(12);
    for (int round = 0; round < 300; round++) {
      // Few items now and then, so that they stand in a session more than once.
      int items = 2 + random.nextInt(random.nextBoolean() ? 4 : 40);
      int[] recent = random.ints(0, items).distinct().limit(1 + random.nextInt(2)).toArray();
      keep(random.ints(1 + random.nextInt(5), 0, items).toArray());
      expected.clear();
      sums.begin(index, recent);

      for (int read = random.nextInt(4); read >= 0; read--) {
        int[] session = random.ints(1 + random.nextInt(50), 0, items).toArray();
        read(session, recent, random);
      }

      assertSums();
    }
  }

  private void read(int[] session, int[] recent, Random random) {
    float stan = random.nextInt(3) == 0 ? 0 : random.nextFloat();
    float vmis = random.nextInt(3) == 0 ? 0 : random.nextFloat();
    float weight = random.nextFloat();
    int origin = random.nextInt(recent.length);
    switch (random.nextInt(3)) {
      case 0 -> {
        sums.readAll(block(session));
        sums.addNeighbour(stan, vmis, origin);
        neighbour(session, recent, stan, vmis, origin);
      }
      case 1 -> {
        float company = random.nextFloat();
        sums.readAll(block(session));
        sums.addWithCurrent(stan, vmis, company, weight);
        neighbour(session, recent, stan, vmis, 0);
        Arrays.stream(session).forEach(item -> expect(Evidence.COMPANY, item, company));
        around(session, recent, 0, weight);
      }
      default -> {
        sums.readSome(block(session));
        sums.addAround(origin, weight);
        around(session, recent, origin, weight);
      }
    }
  }

  @Test
  void shouldReachTenVisitsFarAndNoFarther() {
    int[] session = new int[25];
    Arrays.setAll(session, at -> at);
    for (boolean isCurrent : new boolean[] {true, false}) {
      begin(12);
      if (isCurrent) {
        sums.readAll(block(session));
        sums.addWithCurrent(0, 0, 0, 1);
      } else {
        sums.readSome(block(session));
        sums.addAround(0, 1);
      }

      assertThat(said(Evidence.AFTER)).containsEntry(22, 0.1f).doesNotContainKeys(23, 12);
      assertThat(said(Evidence.AFTER)).hasSize(10).containsEntry(13, 1f);
      assertThat(said(Evidence.AHEAD)).containsEntry(2, 0.1f).doesNotContainKeys(1, 12);
      assertThat(said(Evidence.AHEAD)).hasSize(10).containsEntry(11, 1f);
    }
  }

  @Test
  void shouldSpeakOnlyOfItemsNearbyWhereNotAllAreAskedFor() {
    int[] session = new int[30];
    Arrays.setAll(session, at -> at);
    begin(0);
    sums.readSome(block(session));

    sums.addAround(0, 1);

    assertThat(scores.size()).isEqualTo(10);
  }

  @Test
  void shouldNotCountAnItemThatIsNotThere() {
    begin(99);
    sums.readSome(block(1, 2, 3));

    sums.addAround(0, 1);

    assertThat(scores.size()).isZero();
  }

  @Test
  void shouldSayThatACurrentItemIsFollowedByItself() {
    begin(4, 9);
    sums.readAll(block(9, 4, 4, 5));

    sums.addWithCurrent(0, 0, 0, 1);

    assertThat(said(Evidence.FOLLOWED)).containsOnly(Map.entry(4, 1f), Map.entry(5, 1f));
    assertThat(said(Evidence.PAIR)).containsOnly(Map.entry(4, 1f));
    assertThat(said(Evidence.AFTER)).containsOnly(Map.entry(5, 1.5f));
  }

  @Test
  void shouldTellWhichRecentItemSpeaksForAnotherAndNoneForItself() {
    begin(4, 9);
    sums.readAll(block(9, 5, 7));

    sums.addNeighbour(1, 0, 1);

    for (int place = 0; place < scores.size(); place++) {
      assertThat(scores.origin(place)).isEqualTo(scores.item(place) == 9 ? -1 : 1);
    }
    assertThat(scores.size()).isEqualTo(3);
  }

  @Test
  void shouldBeginAnew() {
    begin(4);
    sums.readAll(block(4, 5));
    sums.addWithCurrent(1, 1, 1, 1);

    begin(5);

    assertThat(scores.size()).isZero();
  }

  private void neighbour(int[] session, int[] recent, double stan, double vmis, int shared) {
    int match = -1;
    for (int at = 0; at < session.length; at++) {
      match = session[at] == recent[shared] ? at : match;
    }
    for (int at = 0; at < session.length; at++) {
      double near = Math.exp(-Math.max(0, Math.abs(at - match) - 1) / 2.0);
      double place = Math.max(0.1, 1 - 0.1 * (shared + 1));
      int times = Math.max(1, index.sessionsWith(session[at]));
      double rare = 1 + Math.log((double) index.size() / times);
      expect(Evidence.ALIKE, session[at], stan * near);
      expect(Evidence.SHARED, session[at], vmis * place * rare);
    }
  }

  private void around(int[] session, int[] recent, int origin, double weight) {
    for (int p = 0; p < session.length; p++) {
      for (int q = 0; q < session.length && session[p] == recent[origin]; q++) {
        if (session[q] != session[p] && Math.abs(p - q) <= 10) {
          Evidence evidence = q > p ? Evidence.AFTER : Evidence.AHEAD;
          expect(evidence, session[q], weight / Math.abs(p - q));
        }
        if (q == p + 1 && origin == 0) {
          expect(Evidence.FOLLOWED, session[q], weight);
          boolean isPair = recent.length > 1 && p > 0 && session[p - 1] == recent[1];
          expect(Evidence.PAIR, session[q], isPair ? weight : 0);
        }
      }
    }
  }

  private void expect(Evidence evidence, int item, double score) {
    if (score != 0) {
      expected.computeIfAbsent(evidence, fresh -> new TreeMap<>()).merge(item, score, Double::sum);
    }
  }

  private void assertSums() {
    for (Evidence evidence : Evidence.values()) {
      Map<Integer, Float> found = said(evidence);
      Map<Integer, Double> sums = expected.getOrDefault(evidence, Map.of());
      assertThat(found.keySet()).as(evidence.name()).isEqualTo(sums.keySet());
      sums.forEach(
          (item, sum) ->
              assertThat((double) found.get(item))
                  .as("%s of %d", evidence, item)
                  .isCloseTo(sum, within(1e-5 * (1 + sum))));
    }
  }

  private Map<Integer, Float> said(Evidence evidence) {
    Map<Integer, Float> said = new TreeMap<>();
    for (int place = 0; place < scores.size(); place++) {
      if (scores.score(evidence, place) != 0) {
        said.put(scores.item(place), scores.score(evidence, place));
      }
    }
    return said;
  }

  private void begin(int... recent) {
    keep(recent);
    sums.begin(index, recent);
  }

  private void keep(int... items) {
    index.put(sessions++, 0, items);
  }

  private static int[] block(int... items) {
    return SessionBlock.of(0, 1, 0, items, 0);
  }
}
