package dev.daogou.recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecayTest {
  private final Decay decay = new Decay(Duration.ofHours(2));

  @Test
  void shouldHalveWithEachHalfLife() {
    long halfLife = Duration.ofHours(2).toMillis();

    assertThat(decay.factor(0)).isEqualTo(1);
    assertThat(decay.factor(halfLife)).isCloseTo(0.5, within(1e-12));
    assertThat(decay.factor(3 * halfLife)).isCloseTo(0.125, within(1e-12));
  }

  @Test
  void shouldGrowWhenLookingBack() {
    assertThat(decay.factor(-Duration.ofHours(2).toMillis())).isCloseTo(2, within(1e-12));
    assertThat(decay.between(5_000, 1_000)).isGreaterThan(1).isEqualTo(decay.factor(-4_000));
  }

  @Test
  void shouldNotDependOnTheStepsTaken() {
    Random random = new Random(1);
    for (int round = 0; round < 1_000; round++) {
      long first = random.nextLong(Duration.ofDays(3).toMillis());
      long second = random.nextLong(Duration.ofDays(3).toMillis());

      double inSteps = decay.factor(first) * decay.factor(second);

      assertThat(inSteps / decay.factor(first + second)).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void shouldVanishWithoutAnErrorInTheFarFuture() {
    assertThat(decay.factor(Long.MAX_VALUE)).isZero();
  }

  @Test
  void shouldRefuseAHalfLifeThatIsNotPositive() {
    for (Duration bad :
        new Duration[] {Duration.ZERO, Duration.ofSeconds(-1), Duration.ofNanos(9)}) {
      assertThatThrownBy(() -> new Decay(bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
