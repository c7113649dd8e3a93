package dev.daogou.models.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListMetricsTest {
  private static final double EXACT = 1e-12;

  /** Lists as they are, and the figures as textbooks write them. */
  private record Shown(List<String> list, Set<String> right) {
    double hit(int length) {
      return first(length).stream().anyMatch(right::contains) ? 1 : 0;
    }

    double reciprocalRank(int length) {
      for (int i = 0; i < first(length).size(); i++) {
        if (right.contains(list.get(i))) {
          return 1.0 / (i + 1);
        }
      }
      return 0;
    }

    double normalisedGain(int length) {
      double gain = 0;
      double ideal = 0;
      for (int i = 0; i < length; i++) {
        double discount = Math.log(2) / Math.log(i + 2);
        gain += i < list.size() && right.contains(list.get(i)) ? discount : 0;
        ideal += i < right.size() ? discount : 0;
      }
      return gain / ideal;
    }

    double precision(int length) {
      return first(length).stream().filter(right::contains).count() / (double) length;
    }

    double recall(int length) {
      return first(length).stream().filter(right::contains).count() / (double) right.size();
    }

    double f1(int length) {
      double sum = precision(length) + recall(length);
      return sum == 0 ? 0 : 2 * precision(length) * recall(length) / sum;
    }

    private List<String> first(int length) {
      return list.subList(0, Math.min(length, list.size()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 10, 20})
  void shouldBeWhatTheTextbooksSay(int length) {
    Random random = new Random(length);
    List<Shown> shown = IntStream.range(0, 500).mapToObj(i -> shown(random)).toList();
    Popularity nobody = new Popularity();
    CaseRecord record = new CaseRecord(shown.size(), nobody);
    for (int i = 0; i < shown.size(); i++) {
      record.note(i, shown.get(i).list(), shown.get(i).right().iterator().next());
    }

    ListMetrics metrics = ListMetrics.of(record.places(), length);

    assertThat(metrics.hitRate()).isCloseTo(mean(shown, s -> s.hit(length)), within(EXACT));
    assertThat(metrics.reciprocalRank())
        .isCloseTo(mean(shown, s -> s.reciprocalRank(length)), within(EXACT));
    assertThat(metrics.gain()).isCloseTo(mean(shown, s -> s.normalisedGain(length)), within(EXACT));
    assertThat(metrics.precision()).isCloseTo(mean(shown, s -> s.precision(length)), within(EXACT));
    assertThat(metrics.recall()).isCloseTo(mean(shown, s -> s.recall(length)), within(EXACT));
    assertThat(metrics.f1()).isCloseTo(mean(shown, s -> s.f1(length)), within(EXACT));
  }

  private static Shown shown(Random random) {
    List<String> items = new ArrayList<>(IntStream.range(0, 40).mapToObj(i -> "i" + i).toList());
    Collections.shuffle(items, random);
    return new Shown(items.subList(0, random.nextInt(21)), Set.of("i" + random.nextInt(40)));
  }

  private static double mean(List<Shown> shown, java.util.function.ToDoubleFunction<Shown> figure) {
    return shown.stream().mapToDouble(figure).average().orElseThrow();
  }

  @Test
  void shouldTellCoverageBiasAndNovelty() {
    Popularity popularity = new Popularity();
    CaseRecord record = record(popularity);
    String[] clicked = {"b", "b"};

    ListQuality quality =
        ListQuality.of(
            "m", true, record, clicked, popularity, 4, new Bootstrap(new int[] {0, 1}, 1));

    // Clicked before: a six times, b once, c once; a, b and then a were shown.
    assertThat(quality.coverage()).isEqualTo(2.0 / 4);
    assertThat(quality.popularityBias()).isCloseTo((6 + 1 + 6) / 3.0, within(EXACT));
    assertThat(quality.novelty())
        .isCloseTo((2 * bits(7.0 / 12) + bits(2.0 / 12)) / 3, within(EXACT));
    assertThat(quality.whole().hitRate()).isEqualTo(0.5);
  }

  private static CaseRecord record(Popularity popularity) {
    for (String item : List.of("a", "a", "a", "a", "a", "a", "b", "c")) {
      popularity.count(Clicks.view("s", item, 0));
    }
    CaseRecord record = new CaseRecord(2, popularity);
    record.note(0, List.of("a", "b"), "b");
    record.note(1, List.of("a"), "b");
    return record;
  }

  private static double bits(double share) {
    return -Math.log(share) / Math.log(2);
  }

  @Test
  void shouldCountAnItemOnceForCoverage() {
    CaseRecord record = record(new Popularity());

    assertThat(record.distinctItems()).isEqualTo(new HashSet<>(List.of("a", "b", "a")).size());
  }
}
