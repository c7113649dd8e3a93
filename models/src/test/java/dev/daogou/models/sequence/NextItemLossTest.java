package dev.daogou.models.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.daogou.models.sequence.SequenceWeights.Array;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NextItemLossTest {
  private static final int ITEMS = 30;

  private final Engine engine = Torch.open();
  private final Predictions predictions =
      Predictions.of(List.of(new int[] {1, 4, 4, 9}, new int[] {7, 1}, new int[] {3, 12, 5}), 3);
  private final int[] members = {0, 1, 2, 3, 4, 5};

  @Test
  void shouldGoBackAlongTheRealSlope() {
    SequenceSettings settings = settings(1000);
    SequenceWeights weights = SequenceWeights.random(ITEMS, settings, new Random(4));
    float step = 3e-3f;

    for (String name : List.of("items", "places", "block0.in", "pool.here", "pool.place", "turn")) {
      int at = weights.values(name).length / 3;
      double slope =
          (loss(moved(weights, name, at, step), settings)
                  - loss(moved(weights, name, at, -step), settings))
              / (2 * step);

      assertThat((double) gradient(weights, settings, name)[at])
          .as(name)
          .isCloseTo(slope, within(2e-3 + 0.03 * Math.abs(slope)));
    }
  }

  @Test
  void shouldEstimateFromSampledItemsTheLossAmongAll() {
    SequenceSettings sampled = settings(6);
    SequenceWeights weights = SequenceWeights.random(ITEMS, sampled, new Random(4));
    double amongAll = loss(weights, settings(1000));

    double sum = 0;
    int draws = 300;
    for (int draw = 0; draw < draws; draw++) {
      sum += loss(weights, sampled, new Random(draw));
    }

    assertThat(sum / draws).isCloseTo(amongAll, within(0.12 * amongAll));
  }

  private static SequenceSettings settings(int samples) {
    return new SequenceSettings(8, 1, 3, 1, 0, 0, 0.2f, 1e-3f, 0, 64, samples, 1, 1, 0, 1);
  }

  private double loss(SequenceWeights weights, SequenceSettings settings) {
    return loss(weights, settings, new Random(1));
  }

  private double loss(SequenceWeights weights, SequenceSettings settings, Random random) {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      return of(manager, weights, settings, random).mean().getFloat();
    }
  }

  private float[] gradient(SequenceWeights weights, SequenceSettings settings, String name) {
    try (NDManager manager = NDManager.newBaseManager("PyTorch");
        GradientCollector collector = engine.newGradientCollector()) {
      NextItemLoss.Loss loss = of(manager, weights, settings, new Random(1));
      collector.backward(loss.mean());
      NDArray leaf = name.equals("items") ? loss.used().items() : loss.used().get(name);
      return leaf.getGradient().toFloatArray();
    }
  }

  private NextItemLoss.Loss of(
      NDManager manager, SequenceWeights weights, SequenceSettings settings, Random random) {
    int[] counts = new int[ITEMS];
    for (int member : members) {
      counts[predictions.target(member)]++;
    }
    return new NextItemLoss(predictions, new SampledNegatives(counts, settings.samples()), settings)
        .of(manager, new Parameters(Parameters.Snapshot.start(weights)), members, random);
  }

  private static SequenceWeights moved(SequenceWeights weights, String name, int at, float by) {
    Map<String, Array> arrays = new LinkedHashMap<>(weights.arrays());
    float[] values = weights.values(name).clone();
    values[at] += by;
    arrays.put(name, new Array(values, weights.array(name).shape()));
    return new SequenceWeights(arrays);
  }
}
