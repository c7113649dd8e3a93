package dev.daogou.models.ranker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Everything the ranker has learned. The score is the mean of the networks' scores.
 *
 * @param features names of the inputs, in order; I of them
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
    int inputs = features.size();
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

  /** How many inputs there are. */
  public int inputs() {
    return features.size();
  }

  /**
   * A linear blend with weights set by hand; an input without a weight does not count.
   *
   * @param byName weights by feature name
   */
  public static RankerWeights blend(List<String> features, Map<String, Float> byName) {
    int inputs = features.size();
    float[] linear = new float[inputs];
    for (int i = 0; i < inputs; i++) {
      linear[i] = byName.getOrDefault(features.get(i), 0f);
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

  /** The linear parts of all networks, as they count in the mean. */
  float[] meanOfLinear() {
    float[] mean = new float[inputs()];
    for (Network network : networks) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += network.linear()[i] / networks.size();
      }
    }
    return mean;
  }

  /**
   * Scores one candidate.
   *
   * @param inputs [I] features, not yet standardised
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
