package dev.daogou.recommender.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankerBatchTest {
  private static final int SHOPPERS = 4;
  private static final int RECENT = 3;
  private static final int CANDIDATES = 5;
  private static final int DIMENSIONS = 2;
  private static final int FEATURES = 6;

  private final RankerBatch batch =
      new RankerBatch(SHOPPERS, RECENT, CANDIDATES, DIMENSIONS, FEATURES);

  @Test
  void shouldHoldWhatIsSetWhereTheModelExpectsItAndPadTheRest() {
    Random random = new Random(4);
    for (int round = 0; round < 200; round++) {
      int shoppers = 1 + random.nextInt(SHOPPERS);
      int candidates = 1 + random.nextInt(CANDIDATES);
      batch.reset(shoppers, candidates);
      int[][] recent = new int[shoppers][RECENT];
      float[][] weights = new float[shoppers][RECENT];
      int[][] rows = new int[shoppers][candidates];
      float[][][] features = new float[shoppers][candidates][FEATURES];
      float[][] shortTerm = new float[shoppers][DIMENSIONS];
      float[][] longTerm = new float[shoppers][DIMENSIONS];
      for (int step = random.nextInt(40); step > 0; step--) {
        int shopper = random.nextInt(shoppers);
        int candidate = random.nextInt(candidates);
        int number = 1 + random.nextInt(1000);
        switch (random.nextInt(4)) {
          case 0 -> {
            int position = random.nextInt(RECENT);
            batch.recent(shopper, position, number, number / 10f);
            recent[shopper][position] = number;
            weights[shopper][position] = number / 10f;
          }
          case 1 -> {
            batch.candidate(shopper, candidate, number);
            rows[shopper][candidate] = number;
          }
          case 2 -> {
            int feature = random.nextInt(FEATURES);
            batch.feature(shopper, candidate, feature, number);
            features[shopper][candidate][feature] = number;
          }
          default -> {
            Arrays.fill(shortTerm[shopper], number);
            Arrays.fill(longTerm[shopper], -number);
            batch.vectors(shopper, shortTerm[shopper], longTerm[shopper]);
          }
        }
      }

      assertThat(numbers(batch.recentRows())).containsExactly(flat(recent));
      assertThat(numbers(batch.recentWeights())).containsExactly(flat(weights));
      assertThat(numbers(batch.candidateRows())).containsExactly(flat(rows));
      assertThat(numbers(batch.shortVectors())).containsExactly(flat(shortTerm));
      assertThat(numbers(batch.longVectors())).containsExactly(flat(longTerm));
      assertThat(numbers(batch.featureValues()))
          .containsExactly(flat(Arrays.stream(features).map(RankerBatchTest::flat)));
    }
  }

  @Test
  void shouldTakeTheFeaturesOfAShopperTogether() {
    batch.reset(2, 3);
    float[] values = new float[10 * FEATURES];
    Arrays.fill(values, 7f);

    batch.features(1, 2, values);

    float[] written = numbers(batch.featureValues());
    assertThat(written).hasSize(2 * 3 * FEATURES);
    for (int i = 0; i < written.length; i++) {
      boolean isTheirs = i >= 3 * FEATURES && i < 5 * FEATURES;
      assertThat(written[i]).isEqualTo(isTheirs ? 7f : 0f);
    }
  }

  @Test
  void shouldTellTheScoresOfEachShopper() {
    batch.reset(2, 3);
    for (int i = 0; i < 6; i++) {
      batch.scoreValues().put(i, i);
    }
    float[] scores = new float[4];

    batch.scores(1, scores, 2);

    assertThat(scores).containsExactly(3f, 4f, 0f, 0f);
    assertThat(batch.score(0, 2)).isEqualTo(2f);
    assertThat(batch.score(1, 2)).isEqualTo(5f);
  }

  @Test
  void shouldHaveRoomForAllUntilItIsReset() {
    assertThat(batch.shoppers()).isEqualTo(SHOPPERS);
    assertThat(batch.candidates()).isEqualTo(CANDIDATES);

    batch.reset(2, 3);
    assertThat(batch.shoppers()).isEqualTo(2);
    assertThat(batch.candidates()).isEqualTo(3);
    assertThat(batch.scoreValues().remaining()).isEqualTo(6);

    batch.reset(1);
    assertThat(batch.candidates()).isEqualTo(CANDIDATES);
    assertThat(batch.recentItems()).isEqualTo(RECENT);
    assertThat(batch.dimensions()).isEqualTo(DIMENSIONS);
    assertThat(batch.features()).isEqualTo(FEATURES);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0 shoppers in a batch of 4",
    "5, 1, 5 shoppers in a batch of 4",
    "1, 0, 0 candidates in a batch of 5",
    "1, 6, 6 candidates in a batch of 5"
  })
  void shouldRefuseMoreThanItHasRoomForAndNone(int shoppers, int candidates, String reason) {
    batch.reset(2, 2);

    assertThatThrownBy(() -> batch.reset(shoppers, candidates))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(reason);
    assertThat(batch.shoppers()).isEqualTo(2);
    assertThat(batch.candidates()).isEqualTo(2);
  }

  @Test
  void shouldRefuseAShopperBeyondThoseItIsResetFor() {
    batch.reset(2, 3);

    assertThatThrownBy(() -> batch.candidate(2, 0, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> batch.score(2, 0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static float[] numbers(IntBuffer buffer) {
    float[] numbers = new float[buffer.remaining()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = buffer.get(i);
    }
    return numbers;
  }

  private static float[] numbers(FloatBuffer buffer) {
    float[] numbers = new float[buffer.remaining()];
    buffer.get(0, numbers);
    return numbers;
  }

  private static float[] flat(int[][] rows) {
    return numbers(IntBuffer.wrap(Arrays.stream(rows).flatMapToInt(Arrays::stream).toArray()));
  }

  private static float[] flat(float[][] rows) {
    return flat(Arrays.stream(rows));
  }

  private static float[] flat(Stream<float[]> rows) {
    return rows.reduce(
        new float[0],
        (before, row) -> {
          float[] both = Arrays.copyOf(before, before.length + row.length);
          System.arraycopy(row, 0, both, before.length, row.length);
          return both;
        });
  }
}
