package dev.daogou.models.ranker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankerTrainingTest {
  private static final List<String> FEATURES = List.of("useful", "noise");
  private static final int INPUTS = FEATURES.size();
  private static final RankerTrainer.Settings SETTINGS =
      new RankerTrainer.Settings(1, 8, 8, 0.01f, 0f, 3);

  private final RankerWeights start = RankerWeights.blend(FEATURES, Map.of("noise", 0.5f));

  @Test
  void shouldLearnWhichFeatureTellsTheClick() {
    List<Sample> samples = samples(200, 1);
    List<Double> losses = new ArrayList<>();

    new RankerTrainer(start, SETTINGS).train(samples, (network, epoch, loss) -> losses.add(loss));

    assertThat(losses.getLast()).isLessThan(0.5 * losses.getFirst());
  }

  @Test
  void shouldGiveTheSameWeightsForTheSameSeed() {
    List<Sample> samples = samples(40, 2);

    var trainer = new RankerTrainer(start, SETTINGS.withNetworks(3));
    RankerWeights first = trainer.train(samples, (n, e, l) -> {});
    RankerWeights second = trainer.train(samples, (n, e, l) -> {});

    for (int n = 0; n < 3; n++) {
      assertThat(first.networks().get(n).first()).containsExactly(second.networks().get(n).first());
      assertThat(first.networks().get(n).linear())
          .containsExactly(second.networks().get(n).linear());
    }
    assertThat(first.networks().get(0).last()).isNotEqualTo(first.networks().get(1).last());
  }

  @Test
  void shouldHaveTheGradientOfItsLoss() {
    List<Sample> samples = samples(1, 4);
    RankerParameters parameters =
        new RankerParameters(
            start.networks().getFirst().linear(),
            MeanAndDeviation.of(samples(30, 5), INPUTS),
            new Random(6));
    for (int i = 0; i < parameters.last.values.length; i++) {
      parameters.last.values[i] = 0.1f * (i % 5 - 2);
    }
    new ListwiseStep(parameters).add(samples.getFirst(), 1f);

    for (RankerParameters.Part part :
        List.of(parameters.linear, parameters.first, parameters.second, parameters.last)) {
      float[] gradient = part.gradient.clone();
      for (int i = 0; i < part.values.length; i += 7) {
        assertThat(gradient[i]).isCloseTo(slope(parameters, part, i, samples), within(2e-2f));
      }
    }
  }

  private static float slope(
      RankerParameters parameters, RankerParameters.Part part, int at, List<Sample> samples) {
    float value = part.values[at];
    float step = 1e-3f;
    part.values[at] = value + step;
    double above = new ListwiseStep(parameters).add(samples.getFirst(), 0f);
    part.values[at] = value - step;
    double below = new ListwiseStep(parameters).add(samples.getFirst(), 0f);
    part.values[at] = value;
    return (float) ((above - below) / (2 * step));
  }

  private static List<Sample> samples(int count, long seed) {
    Random random = new Random(seed);
    List<Sample> samples = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      int candidates = 6;
      float[] inputs = new float[candidates * INPUTS];
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = (float) random.nextGaussian() * 0.3f;
      }
      int clicked = random.nextInt(candidates);
      inputs[clicked * INPUTS] += 2f;
      samples.add(Sample.of(inputs, clicked, false));
    }
    return samples;
  }
}
