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
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankerGraphTest {
  private static final List<String> FEATURES = List.of("sessions", "covisits", "popularity");
  private static final ModelSettings SETTINGS =
      ModelSettings.defaults().withProvider(ModelSettings.Provider.CPU);

  @TempDir Path directory;
  private final Random random = new Random(11);

  @Test
  void shouldScoreAsThePlainComputation() {
    RankerWeights weights = randomWeights();
    RankerExport.write(weights, "test", Map.of(), Map.of(), directory);

    for (int dimensions : new int[] {8, 96}) {
      assertSameScores(weights, dimensions, 3, 5, 7);
      assertSameScores(weights, dimensions, 1, 1, 1);
    }
  }

  private void assertSameScores(
      RankerWeights weights, int dimensions, int shoppers, int recent, int candidates) {
    float[][] rows = random(30, 2 * dimensions);
    RankerBatch batch = new RankerBatch(shoppers, recent, candidates, dimensions, FEATURES.size());
    float[][] expected = new float[shoppers][candidates];
    for (int b = 0; b < shoppers; b++) {
      float[][] recentRows = new float[recent][2 * dimensions];
      float[] recentWeights = new float[recent];
      for (int r = 0; r < recent - b; r++) { // each next shopper has one recent item less
        int row = random.nextInt(rows.length);
        recentRows[r] = rows[row];
        recentWeights[r] = 0.1f + random.nextFloat();
        batch.recent(b, r, row, recentWeights[r]);
      }
      float[] shortVector = random(1, dimensions)[0];
      float[] longVector = random(1, dimensions)[0];
      batch.vectors(b, shortVector, longVector);
      for (int c = 0; c < candidates; c++) {
        int row = random.nextInt(rows.length);
        float[] features = random(1, FEATURES.size())[0];
        batch.candidate(b, c, row);
        for (int f = 0; f < features.length; f++) {
          batch.feature(b, c, f, features[f]);
        }
        float[] inputs = new float[weights.inputs()];
        Signals.write(
            rows[row], recentRows, recentWeights, shortVector, longVector, features, inputs);
        expected[b][c] = weights.score(inputs);
      }
    }

    try (Ranker ranker = Ranker.load(ModelFiles.in(directory), FEATURES, SETTINGS).orThrow()) {
      assertThat(ranker.score(matrix(rows, dimensions), batch)).isInstanceOf(Scoring.Scored.class);
    }

    for (int b = 0; b < shoppers; b++) {
      for (int c = 0; c < candidates; c++) {
        assertThat(batch.score(b, c)).isCloseTo(expected[b][c], within(2e-4f));
      }
    }
  }

  @Test
  void shouldGiveFiniteScoresWithoutRecentItemsAndVectors() {
    RankerExport.write(randomWeights(), "test", Map.of(), Map.of(), directory);
    RankerBatch batch = new RankerBatch(2, 4, 3, 8, FEATURES.size());

    try (Ranker ranker = Ranker.load(ModelFiles.in(directory), FEATURES, SETTINGS).orThrow()) {
      ranker.score(matrix(new float[1][16], 8), batch);
    }

    assertThat(batch.score(0, 0)).isFinite();
    assertThat(batch.score(1, 2)).isEqualTo(batch.score(0, 0));
  }

  @Test
  void shouldRefuseOtherFeatures() {
    RankerExport.write(randomWeights(), "test", Map.of(), Map.of(), directory);

    Loading<Ranker> loading =
        Ranker.load(ModelFiles.in(directory), List.of("sessions", "covisits", "price"), SETTINGS);

    assertThat(loading)
        .isInstanceOfSatisfying(
            Loading.Refused.class,
            refused ->
                assertThat(refused.reason().toString())
                    .contains("[popularity]")
                    .contains("[price]"));
  }

  @Test
  void shouldBlendLinearlyBeforeTraining() {
    RankerWeights blend =
        RankerWeights.blend(FEATURES, Map.of("covisits", 2f, "attention-fixed", 0.5f));
    float[] inputs = new float[blend.inputs()];
    inputs[0] = 0.5f;
    inputs[Signals.COUNT + 1] = 3f;

    float score = blend.score(inputs);

    assertThat(score).isEqualTo(6.25f);
  }

  private RankerWeights randomWeights() {
    int inputs = Signals.COUNT + FEATURES.size();
    float[] deviation = new float[inputs];
    for (int i = 0; i < inputs; i++) {
      deviation[i] = 0.5f + random.nextFloat();
    }
    return new RankerWeights(
        FEATURES,
        random(1, inputs)[0],
        deviation,
        List.of(randomNetwork(inputs), randomNetwork(inputs), randomNetwork(inputs)));
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

  private static ItemMatrix matrix(float[][] rows, int dimensions) {
    FloatBuffer values =
        ByteBuffer.allocateDirect(rows.length * 2 * dimensions * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    for (float[] row : rows) {
      values.put(row);
    }
    return new ItemMatrix(values, rows.length, dimensions);
  }
}
