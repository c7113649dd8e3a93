package dev.daogou.models.ranker;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Everything the ranker has learned. Inputs of the network are {@link Signals#NAMES}, then the
 * features; I of them.
 *
 * @param features names of the features, in order
 * @param fixed attention over fixed vectors
 * @param behaviour attention of behaviour vectors over fixed vectors
 * @param mean [I] subtracted from the inputs
 * @param deviation [I] then divided by, above 0
 * @param linear [I] weights of the linear part
 * @param first [I,64] first layer
 * @param firstBias [64]
 * @param second [64,32] second layer
 * @param secondBias [32]
 * @param last [32] weights of the network's output, which is added to the linear part
 */
@SuppressWarnings("ArrayRecordComponent") // parameters, never compared
public record RankerWeights(
    List<String> features,
    Attention fixed,
    Attention behaviour,
    float[] mean,
    float[] deviation,
    float[] linear,
    float[] first,
    float[] firstBias,
    float[] second,
    float[] secondBias,
    float[] last) {
  static final int WIDE = 64;
  static final int NARROW = 32;
  static final float CLIP = 8f;

  public RankerWeights {
    features = List.copyOf(features);
    int inputs = Signals.COUNT + features.size();
    if (mean.length != inputs || deviation.length != inputs || linear.length != inputs) {
      throw new IllegalArgumentException(
          "%d inputs, but %d means, %d deviations, %d linear weights"
              .formatted(inputs, mean.length, deviation.length, linear.length));
    }
    if (first.length != inputs * WIDE || second.length != WIDE * NARROW) {
      throw new IllegalArgumentException("layers do not have the sizes %d-64-32".formatted(inputs));
    }
  }

  /** Signals and features together. */
  public int inputs() {
    return Signals.COUNT + features.size();
  }

  /**
   * A linear blend with weights set by hand: the network's part is 0, and an input without a weight
   * does not count.
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
    return new RankerWeights(
        features,
        new Attention(4f, 1f),
        new Attention(4f, 1f),
        new float[inputs],
        ones,
        linear,
        new float[inputs * WIDE],
        new float[WIDE],
        new float[WIDE * NARROW],
        new float[NARROW],
        new float[NARROW]);
  }
}
