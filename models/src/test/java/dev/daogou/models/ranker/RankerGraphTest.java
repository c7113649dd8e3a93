package dev.daogou.models.ranker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.daogou.recommender.inference.ItemMatrix;
import dev.daogou.recommender.inference.Loading;
import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.inference.Ranker;
import dev.daogou.recommender.inference.RankerBatch;
import dev.daogou.recommender.inference.Scoring;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankerGraphTest {
  private static final List<String> FEATURES = List.of("sessions", "covisits", "popularity");
  private static final Set<String> KNOWN = Set.copyOf(FEATURES);
  private static final ItemMatrix NO_ITEMS =
      new ItemMatrix(
          ByteBuffer.allocateDirect(16 * Float.BYTES)
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer(),
          1,
          8);
  private static final ModelSettings SETTINGS =
      ModelSettings.defaults().withProvider(ModelSettings.Provider.CPU);

  @TempDir Path directory;
  private final Random random = new Random(11);

  @Test
  void shouldScoreAsThePlainComputation() {
    for (int networks = 1; networks <= 3; networks++) {
      RankerWeights weights = randomWeights(networks);
      RankerExport.write(weights, "test", Map.of(), Map.of(), directory);

      assertSameScores(weights, 3, 7);
      assertSameScores(weights, 1, 1);
    }
  }

  @Test
  void shouldScoreALinearRankerWithoutLayers() {
    RankerWeights weights = RankerWeights.blend(FEATURES, Map.of("covisits", 2f, "sessions", -1f));
    RankerExport.write(weights, "test", Map.of(), Map.of(), directory);

    assertSameScores(weights, 2, 3);
  }

  private void assertSameScores(RankerWeights weights, int shoppers, int candidates) {
    RankerBatch batch = new RankerBatch(shoppers, 1, candidates, 8, FEATURES.size());
    float[][] expected = new float[shoppers][candidates];
    for (int b = 0; b < shoppers; b++) {
      for (int c = 0; c < candidates; c++) {
        float[] features = random(1, FEATURES.size())[0];
        for (int f = 0; f < features.length; f++) {
          batch.feature(b, c, f, features[f]);
        }
        expected[b][c] = weights.score(features);
      }
    }

    try (Ranker ranker = Ranker.load(ModelFiles.in(directory), KNOWN, SETTINGS).orThrow()) {
      assertThat(ranker.score(NO_ITEMS, batch)).isInstanceOf(Scoring.Scored.class);
    }

    for (int b = 0; b < shoppers; b++) {
      for (int c = 0; c < candidates; c++) {
        assertThat(batch.score(b, c)).isCloseTo(expected[b][c], within(2e-4f));
      }
    }
  }

  @Test
  void shouldRefuseFeaturesThatNobodyWorksOut() {
    RankerExport.write(randomWeights(1), "test", Map.of(), Map.of(), directory);

    Loading<Ranker> loading =
        Ranker.load(ModelFiles.in(directory), Set.of("sessions", "covisits", "price"), SETTINGS);

    assertThat(loading)
        .isInstanceOfSatisfying(
            Loading.Refused.class,
            refused -> assertThat(refused.reason().toString()).contains("[popularity]"));
  }

  @Test
  void shouldBlendLinearlyBeforeTraining() {
    RankerWeights blend = RankerWeights.blend(FEATURES, Map.of("covisits", 2f, "sessions", 0.5f));

    float score = blend.score(new float[] {0.5f, 3f, 7f});

    assertThat(score).isEqualTo(6.25f);
  }

  private RankerWeights randomWeights(int networks) {
    int inputs = FEATURES.size();
    float[] deviation = new float[inputs];
    for (int i = 0; i < inputs; i++) {
      deviation[i] = 0.5f + random.nextFloat();
    }
    return new RankerWeights(
        FEATURES,
        random(1, inputs)[0],
        deviation,
        IntStream.range(0, networks).mapToObj(n -> randomNetwork(inputs)).toList());
  }

  private Network randomNetwork(int inputs) {
    return new Network(
        random(1, inputs)[0],
        random(1, inputs * Network.WIDE)[0],
        random(1, Network.WIDE)[0],
        random(1, Network.WIDE * Network.NARROW)[0],
        random(1, Network.NARROW)[0],
        random(1, Network.NARROW)[0]);
  }

  private float[][] random(int rows, int width) {
    float[][] values = new float[rows][width];
    for (float[] row : values) {
      for (int i = 0; i < width; i++) {
        row[i] = (float) random.nextGaussian() * 0.4f;
      }
    }
    return values;
  }
}
