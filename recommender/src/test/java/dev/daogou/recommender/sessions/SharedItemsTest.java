package dev.daogou.recommender.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SharedItemsTest {
  @Test
  void shouldSumUpTheWeightsOfEachItemInTheSet() {
    Random random = new Random(9);
    for (int round = 0; round < 1000; round++) {
      int recent = 1 + random.nextInt(SharedItems.MOST);
      int set = random.nextInt(1 << recent);
      double exponential = 0;
      double linear = 0;
      for (int i = 0; i < recent; i++) {
        if ((set >> i & 1) != 0) {
          exponential += Math.exp(-i / 1.04);
          linear += (double) (recent - i) / recent;
        }
      }

      assertThat(SharedItems.exponential()[set]).isCloseTo((float) exponential, within(1e-6f));
      assertThat(SharedItems.linear(recent)[set]).isCloseTo((float) linear, within(1e-5f));
    }
  }
}
