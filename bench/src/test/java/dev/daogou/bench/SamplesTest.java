package dev.daogou.bench;

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
}
