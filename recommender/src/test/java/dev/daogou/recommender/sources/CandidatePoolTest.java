package dev.daogou.recommender.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidatePoolTest {
  private static final Source[] SOURCES = Source.values();

  private final CandidatePool pool = new CandidatePool();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldAgreeWithAMapTimeAndAgain(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      pool.clear();
      Map<Integer, Map<Source, Float>> reference = new LinkedHashMap<>();
      int slots = 1 + random.nextInt(round % 2 == 0 ? 100 : 200_000);
      for (int i = random.nextInt(4_000); i > 0; i--) {
        Source source = SOURCES[random.nextInt(SOURCES.length)];
        int slot = random.nextInt(slots);
        float score = random.nextFloat();
        pool.add(source, slot, score, -1);
        reference.computeIfAbsent(slot, fresh -> new HashMap<>()).merge(source, score, Float::sum);
      }
      assertThatPoolHolds(reference);
    }
  }

  private void assertThatPoolHolds(Map<Integer, Map<Source, Float>> reference) {
    pool.settle();
    assertThat(pool.size()).isEqualTo(reference.size());
    Map<Source, Float> highest = new HashMap<>();
    for (Source source : SOURCES) {
      highest.put(source, highest(reference, source));
    }
    int index = 0;
    for (var expected : reference.entrySet()) {
      assertThat(pool.slot(index)).isEqualTo(expected.getKey());
      double blend = 0;
      for (Source source : SOURCES) {
        float score = expected.getValue().getOrDefault(source, 0f);
        assertThat(pool.score(source, index)).isEqualTo(score);
        float share = source.isRelative() ? score / highest.get(source) : score;
        blend += source.weight() * (Float.isFinite(share) ? share : 0f);
      }
      assertThat((double) pool.blend(index)).isCloseTo(blend, within(1e-3));
      index++;
    }
  }

  private static float highest(Map<Integer, Map<Source, Float>> reference, Source source) {
    return (float)
        reference.values().stream()
            .mapToDouble(scores -> scores.getOrDefault(source, 0f))
            .max()
            .orElse(0);
  }

  @Test
  void shouldRememberWhichRecentItemSpokeLoudest() {
    pool.add(SeenAround.BEFORE, 7, 0.9f, 2);
    pool.add(SeenAround.NEXT, 7, 0.5f, 1);
    pool.add(SimilarItems.SIMILAR, 7, 0.1f, -1);
    pool.add(SimilarItems.SIMILAR, 8, 1f, -1);
    pool.settle();

    assertThat(pool.because(0)).isEqualTo(1);
    assertThat(pool.strongest(0)).isEqualTo(SeenAround.NEXT);
    assertThat(pool.because(1)).isEqualTo(-1);
    assertThat(pool.strongest(1)).isEqualTo(SimilarItems.SIMILAR);
  }

  @Test
  void shouldRememberNothingOfTheShopperBefore() {
    pool.add(SeenAround.NEXT, 7, 9f, 4);
    pool.clear();

    pool.add(OverallTrend.TREND, 7, 0.1f, -1);
    pool.add(SeenAround.NEXT, 8, 0.1f, 0);

    assertThat(pool.because(0)).isEqualTo(-1);
    assertThat(pool.score(SeenAround.NEXT, 0)).isZero();
    assertThat(pool.because(1)).isZero();
  }

  @Test
  void shouldLetNoMoreInThanFit() {
    for (int slot = 0; slot < 10_000; slot++) {
      pool.add(SeenAround.NEXT, slot, 1f, 0);
    }
    int full = pool.size();
    pool.add(OverallTrend.TREND, 3, 1f, -1);

    assertThat(full).isLessThan(10_000);
    assertThat(pool.size()).isEqualTo(full);
    assertThat(pool.score(OverallTrend.TREND, 3)).isEqualTo(1f);
  }
}
