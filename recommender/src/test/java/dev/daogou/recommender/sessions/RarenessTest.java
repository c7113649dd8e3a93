package dev.daogou.recommender.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RarenessTest {
  private static final int OFTEN = 1;
  private static final int SOMETIMES = 2;
  private static final int NEVER = 100_000;

  @Test
  void shouldBeTheLogarithmOfTheInverseShare() {
    var index = new SessionIndex(SessionIndexTest.limits(10_000, 8, 16));
    for (int session = 0; session < 9_000; session++) {
      index.put(session, 0, new int[] {OFTEN, session % 30 == 0 ? SOMETIMES : 3});
    }

    Rareness rareness = new Rareness(index);

    assertThat(rareness.of(OFTEN)).isCloseTo(1, within(1e-12));
    assertThat(rareness.of(SOMETIMES)).isCloseTo(1 + Math.log(30), within(1e-12));
    assertThat(rareness.of(NEVER)).isCloseTo(1 + Math.log(9_000), within(1e-12));
  }
}
