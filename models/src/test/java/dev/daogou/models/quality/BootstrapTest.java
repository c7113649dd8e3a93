package dev.daogou.models.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  @Test
  void shouldGiveTheIntervalOfTheNormalDistributionForIndependentCases() {
    double[] values = new Random(1).doubles(4000).map(x -> x < 0.3 ? 1 : 0).toArray();
    double mean = IntStream.range(0, 4000).mapToDouble(i -> values[i]).average().orElseThrow();
    double error = Math.sqrt(mean * (1 - mean) / values.length);

    Interval interval = new Bootstrap(IntStream.range(0, 4000).toArray(), 2).mean(values);

    assertThat(interval.low()).isCloseTo(mean - 1.96 * error, within(0.15 * error));
    assertThat(interval.high()).isCloseTo(mean + 1.96 * error, within(0.15 * error));
  }

  @Test
  void shouldBeWiderWhereTheCasesOfASessionAgree() {
    int[] sessions = IntStream.range(0, 2000).map(i -> i / 20).toArray();
    double[] alike = IntStream.of(sessions).mapToDouble(s -> s % 3 == 0 ? 1 : 0).toArray();
    int[] single = IntStream.range(0, 2000).toArray();

    Interval bySession = new Bootstrap(sessions, 3).mean(alike);
    Interval byCase = new Bootstrap(single, 3).mean(alike);

    assertThat(bySession.high() - bySession.low())
        .isGreaterThan(3 * (byCase.high() - byCase.low()));
  }

  @Test
  void shouldGiveTheSameIntervalForTheSameSeed() {
    int[] groups = {7, 7, 1, 2, 2, 3};
    double[] values = {1, 0, 0, 1, 1, 0};

    Interval first = new Bootstrap(groups, 5).mean(values);

    assertThat(new Bootstrap(groups, 5).mean(values)).isEqualTo(first);
  }

  @Test
  void shouldKnowNothingOfNoCases() {
    Interval interval = new Bootstrap(new int[0], 1).mean(new double[0]);

    assertThat(interval).isEqualTo(new Interval(0, 0));
  }
}
