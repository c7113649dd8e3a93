package dev.daogou.models.ranker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Everything the ranker has learned. Inputs of the networks are {@link Signals#NAMES}, then the
 * features; I of them. The score is the mean of the networks' scores.
 *
 * @param features names of the features, in order
 * @param mean [I] subtracted from the inputs
 * @param deviation [I] then divided by, above 0
 * @param networks at least one
 */
@SuppressWarnings("ArrayRecordComponent") // parameters, never compared
public record RankerWeights(
    List<String> features, float[] mean, float[] deviation, List<Network> networks) {
  static final float CLIP = 8f;

  public RankerWeights {
    features = List.copyOf(features);
    networks = List.copyOf(networks);
    int inputs = Signals.COUNT + features.size();
    boolean fits = networks.stream().allMatch(network -> network.linear().length == inputs);
    if (networks.isEmpty() || !fits || mean.length != inputs || deviation.length != inputs) {
      throw new IllegalArgumentException(
          "%d inputs, but %d means, %d deviations, and networks for %s"
              .formatted(
                  inputs,
                  mean.length,
                  deviation.length,
                  networks.stream().map(network -> network.linear().length).toList()));
    }
  }

  /** Signals and features together. */
  public int inputs() {
    return Signals.COUNT + features.size();
  }

  /**
   * A linear blend with weights set by hand; an input without a weight does not count.
   *
   * @param byName weights by signal or feature name
   */
  public static RankerWeights blend(List<String> features, Map<String, Float> byName) {
    int inputs = Signals.COUNT + features.size();
    float[] linear = new float[inputs];
    for (int i = 0; i < inputs; i++) {
      String name = i < Signals.COUNT ? Signals.NAMES.get(i) : features.get(i - Signals.COUNT);
      linear[i] = byName.getOrDefault(name, 0f);
    }
    float[] ones = new float[inputs];
    Arrays.fill(ones, 1f);
    return new RankerWeights(features, new float[inputs], ones, List.of(Network.of(linear)));
  }

  /**
   * The same with one more network, which is linear weights of raw inputs: the mean then leans on
   * them.
   */
  public RankerWeights leaningOn(RankerWeights linear, float weight) {
    float[] raw = linear.networks().getFirst().linear();
    float[] scaled = new float[raw.length];
    for (int i = 0; i < raw.length; i++) {
      scaled[i] = weight * raw[i] * deviation[i];
    }
    List<Network> more = new ArrayList<>(networks);
    more.add(Network.of(scaled));
    return new RankerWeights(features, mean, deviation, more);
  }

  /**
   * Scores one candidate.
   *
   * @param inputs [I] signals and features, not yet standardised
   */
  public float score(float[] inputs) {
    float[] standard = new float[inputs.length];
    standardise(inputs, mean, deviation, standard, 0);
    float score = 0;
    for (Network network : networks) {
      score += network.score(standard);
    }
    return score / networks.size();
  }

  static void standardise(float[] inputs, float[] mean, float[] deviation, float[] target, int at) {
    for (int i = 0; i < inputs.length; i++) {
      float scaled = (inputs[i] - mean[i]) / deviation[i];
      target[at + i] = Math.max(-CLIP, Math.min(CLIP, scaled));
    }
  }
}
