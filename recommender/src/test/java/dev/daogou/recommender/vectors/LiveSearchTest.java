package dev.daogou.recommender.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveSearchTest {
  private static final int WIDTH = 16;
  private static final int THRESHOLD = 500;
  private static final int K = 10;

  private final TestVectors vectors = new TestVectors(12, WIDTH);
  private final ExactSearch exact = new ExactSearch(WIDTH);
  private final LiveSearch live = new LiveSearch(WIDTH, THRESHOLD, HnswSettings.DEFAULT);

  @AfterEach
  void stopBuilding() {
    live.close();
  }

  @Test
  void shouldBeExactBelowTheThreshold() {
    for (int id = 0; id < THRESHOLD - 1; id++) {
      put(id, vectors.unit());
    }

    assertThat(live.isExact()).isTrue();
    assertThat(recall()).isEqualTo(1);
  }

  @Test
  void shouldMissNoChangeMadeWhileTheGraphIsBuilt() {
    Random random = new Random(1);
    int steps = 0;
    while (live.isExact() || steps < 4 * THRESHOLD) {
      int id = random.nextInt(3 * THRESHOLD);
      if (random.nextInt(4) == 0) {
        remove(id);
      } else {
        put(id, vectors.unit());
      }
      steps++;
    }

    assertThat(live.size()).isEqualTo(exact.size());
    assertThat(recall()).isGreaterThan(0.97);
    assertSameVectors(3 * THRESHOLD);
  }

  @Test
  void shouldShedTombstones() {
    for (int id = 0; id < THRESHOLD; id++) {
      put(id, vectors.unit());
    }
    await().until(() -> !live.isExact());
    for (int round = 0; round < 3; round++) {
      for (int id = 0; id < THRESHOLD; id++) {
        put(id, vectors.unit());
      }
    }

    await().untilAsserted(() -> assertThat(live.tombstones()).isLessThan(2 * THRESHOLD));
    assertThat(live.size()).isEqualTo(THRESHOLD);
    assertThat(recall()).isGreaterThan(0.97);
    assertSameVectors(THRESHOLD);
  }

  @Test
  void shouldStayAsItIsOnceClosed() {
    live.close();
    for (int id = 0; id < 2 * THRESHOLD; id++) {
      put(id, vectors.unit());
    }

    assertThat(live.isExact()).isTrue();
    assertThat(recall()).isEqualTo(1);
  }

  private void put(int id, float[] vector) {
    live.put(id, vector);
    exact.put(id, vector);
  }

  private void remove(int id) {
    live.remove(id);
    exact.remove(id);
  }

  private void assertSameVectors(int ids) {
    float[] stored = new float[WIDTH];
    float[] expected = new float[WIDTH];
    for (int id = 0; id < ids; id++) {
      assertThat(live.copy(id, stored)).isEqualTo(exact.copy(id, expected));
      assertThat(stored).containsExactly(expected);
    }
  }

  private double recall() {
    int found = 0;
    for (int query = 0; query < 100; query++) {
      float[] asked = vectors.unit();
      int[] expected = exact.nearest(asked, K).ids();
      int[] actual = live.nearest(asked, K).ids();
      found += (int) Arrays.stream(expected).filter(id -> contains(actual, id)).count();
    }
    return found / (100.0 * K);
  }

  private static boolean contains(int[] ids, int id) {
    return Arrays.stream(ids).anyMatch(x -> x == id);
  }
}
