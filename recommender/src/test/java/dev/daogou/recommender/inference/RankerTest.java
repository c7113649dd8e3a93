package dev.daogou.recommender.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.daogou.recommender.features.Features;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RankerTest {
  private static final int ROWS = 50;
  private static final int DIMENSIONS = 12;
  // Takes every input that a ranker may.
  private static final Path EARLIER = Path.of("../streams/src/test/resources/earlier-ranker");
  private static final int FEATURES = 66;

  private final Random random = new Random(5);
  private final ItemMatrix items = items();
  private final Ranker ranker =
      Ranker.load(
              ModelFiles.in(EARLIER),
              Features.names(),
              ModelSettings.defaults().withProvider(ModelSettings.Provider.CPU))
          .orThrow();

  @AfterEach
  void close() {
    ranker.close();
  }

  @Test
  void shouldScoreTheSameWithOnlyTheRowsThatAreUsed() {
    RankerBatch direct = batch(3, 9);
    RankerBatch compact = batch(3, 9);

    ranker.score(items, direct);
    ranker.compacting().score(items, compact);

    assertThat(scores(compact)).containsExactly(scores(direct), within(1e-5f));
  }

  @Test
  void shouldScoreAShopperTheSameInAnyCompany() {
    RankerBatch alone = batch(1, 4);
    RankerBatch together = new RankerBatch(8, 3, 5, DIMENSIONS, FEATURES);
    fill(together, 4, 0);
    IntStream.range(1, 8).forEach(shopper -> fill(together, 100 + shopper, shopper));

    ranker.score(items, alone);
    ranker.score(items, together);

    for (int c = 0; c < 5; c++) {
      assertThat(together.score(0, c)).isCloseTo(alone.score(0, c), within(1e-4f));
    }
  }

  @Test
  void shouldForgetEarlierShoppersOnReset() {
    RankerBatch used = batch(4, 7);
    ranker.score(items, used);
    used.reset(2);
    RankerBatch fresh = new RankerBatch(2, 3, 5, DIMENSIONS, FEATURES);

    ranker.score(items, used);
    ranker.score(items, fresh);

    assertThat(scores(used)).containsExactly(scores(fresh));
  }

  @Test
  void shouldFailWithAReasonOnARowThatDoesNotExist() {
    RankerBatch batch = batch(1, 2);
    batch.candidate(0, 1, ROWS + 5);

    assertThat(ranker.score(items, batch)).isInstanceOf(Scoring.Failed.class);
  }

  @Test
  void shouldEndACallWhenItsTimeIsOver() {
    RankerBatch large = new RankerBatch(512, 3, 200, DIMENSIONS, FEATURES);
    RankerBatch small = batch(1, 2);
    try (RunningCall call = new RunningCall()) {
      ranker.score(items, large, Duration.ofNanos(1), call);
      assertThat(call.wasLate()).isTrue();

      Scoring next = ranker.score(items, small, Duration.ofHours(1), call);

      assertThat(next).isInstanceOf(Scoring.Scored.class);
      assertThat(call.wasLate()).isFalse();
    }
  }

  @Test
  void shouldTakeAsManyCandidatesAsABatchIsResetFor() {
    RankerBatch all = batch(2, 3);
    RankerBatch some = new RankerBatch(2, 3, 40, DIMENSIONS, FEATURES);
    some.reset(2, 5);
    IntStream.range(0, 2).forEach(shopper -> fill(some, 3 + shopper, shopper));

    ranker.score(items, all);
    ranker.score(items, some);

    assertThat(scores(some)).containsExactly(scores(all), within(1e-5f));
  }

  @Test
  void shouldRefuseOnlyWhatTheProgramCannotWorkOut() {
    Loading<Ranker> refused =
        Ranker.load(ModelFiles.in(EARLIER), Set.of("BLEND"), ModelSettings.defaults());

    assertThat(refused)
        .isInstanceOfSatisfying(
            Loading.Refused.class,
            why ->
                assertThat(why.reason().toString())
                    .contains("cannot work out")
                    .contains("ALIKE")
                    .contains("it knows [BLEND]"));
  }

  @Test
  void shouldNotMixWidths() {
    RankerBatch batch = new RankerBatch(1, 3, 5, DIMENSIONS + 1, FEATURES);

    assertThatThrownBy(() -> ranker.score(items, batch))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("items have 12 dimensions, the batch has 13");
  }

  private static RankerBatch batch(int shoppers, long seed) {
    RankerBatch batch = new RankerBatch(shoppers, 3, 5, DIMENSIONS, FEATURES);
    IntStream.range(0, shoppers).forEach(shopper -> fill(batch, seed + shopper, shopper));
    return batch;
  }

  private static void fill(RankerBatch batch, long seed, int shopper) {
    Random own = new Random(seed);
    batch.recent(shopper, 0, own.nextInt(ROWS), 1f);
    batch.recent(shopper, 1, own.nextInt(ROWS), 0.3f);
    batch.vectors(shopper, vector(own), vector(own));
    for (int c = 0; c < batch.candidates(); c++) {
      batch.candidate(shopper, c, own.nextInt(ROWS));
      for (int f = 0; f < batch.features(); f++) {
        batch.feature(shopper, c, f, own.nextFloat());
      }
    }
  }

  private static float[] vector(Random own) {
    float[] vector = new float[DIMENSIONS];
    for (int d = 0; d < DIMENSIONS; d++) {
      vector[d] = (float) own.nextGaussian();
    }
    return vector;
  }

  private static float[] scores(RankerBatch batch) {
    float[] scores = new float[batch.shoppers() * batch.candidates()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = batch.score(i / batch.candidates(), i % batch.candidates());
    }
    return scores;
  }

  private ItemMatrix items() {
    FloatBuffer values =
        ByteBuffer.allocateDirect(ROWS * 2 * DIMENSIONS * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    for (int i = 0; i < values.capacity(); i++) {
      values.put(i, (float) random.nextGaussian());
    }
    return new ItemMatrix(values, ROWS, DIMENSIONS);
  }
}
