package dev.daogou.recommender.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.daogou.recommender.vectors.Decay;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AgesTest {
  private static final Decay DECAY = new Decay(Duration.ofDays(14));

  private final Ages ages = new Ages(DECAY);

  @Test
  void shouldSayWhatTheDecaySays() {
    Random random = new Random(5);

    for (int i = 0; i < 10_000; i++) {
      long elapsed = random.nextLong(1L << 1 + random.nextInt(38));
      double exact = DECAY.factor(elapsed);
      assertThat(ages.factor(elapsed)).isCloseTo(exact, within(1e-12 * exact));
    }
  }

  @Test
  void shouldNeitherGrowNorTurnRoundAtTheEnds() {
    assertThat(ages.factor(-5)).isOne();
    assertThat(ages.factor(0)).isOne();
    assertThat(ages.factor(Long.MAX_VALUE / 2)).isZero();
  }
}
