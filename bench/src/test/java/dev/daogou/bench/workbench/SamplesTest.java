package dev.daogou.bench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {

  @Test
  void shouldTakeTheNearestRankInAnyOrder() {
    Samples samples = new Samples();
    IntStream.rangeClosed(1, 200)
        .boxed()
        .sorted(java.util.Comparator.comparing(value -> new Random(value).nextInt()))
        .forEach(samples::add);

    assertThat(samples.median()).isEqualTo(100);
    assertThat(samples.quantile(0.99)).isEqualTo(198);
    assertThat(samples.quantile(1)).isEqualTo(200);
    assertThat(samples.count()).isEqualTo(200);
  }

  @Test
  void shouldHaveNoQuantileWithoutValues() {
    assertThat(new Samples().median()).isNaN();
  }

  @Test
  void shouldTellTheMeanAndTheRatioOfEachRound() {
    Samples ours = samples(2, 9, 4);
    Samples floor = samples(1, 3, 4);

    assertThat(ours.mean()).isEqualTo(5);
    assertThat(ours.over(floor).median()).isEqualTo(2);
    assertThat(ours.over(floor).at(1)).isEqualTo(3);
    assertThat(new Samples().mean()).isNaN();
  }

  private static Samples samples(double... values) {
    Samples samples = new Samples();
    for (double value : values) {
      samples.add(value);
    }
    return samples;
  }
}
