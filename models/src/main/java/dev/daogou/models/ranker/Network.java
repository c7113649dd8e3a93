package dev.daogou.models.ranker;

/**
 * One network of a ranker: a linear part, and two layers on top of it, all over standardised
 * inputs. I inputs.
 *
 * @param linear [I] weights of the linear part
 * @param first [I,64] first layer
 * @param firstBias [64]
 * @param second [64,32] second layer
 * @param secondBias [32]
 * @param last [32] weights of the layers' output, which is added to the linear part
 */
@SuppressWarnings("ArrayRecordComponent") // parameters, never compared
public record Network(
    float[] linear,
    float[] first,
    float[] firstBias,
    float[] second,
    float[] secondBias,
    float[] last) {
  static final int WIDE = 64;
  static final int NARROW = 32;

  public Network {
    int inputs = linear.length;
    if (first.length != inputs * WIDE || second.length != WIDE * NARROW) {
      throw new IllegalArgumentException("layers do not have the sizes %d-64-32".formatted(inputs));
    }
  }

  /** A linear part alone. */
  static Network of(float[] linear) {
    return new Network(
        linear,
        new float[linear.length * WIDE],
        new float[WIDE],
        new float[WIDE * NARROW],
        new float[NARROW],
        new float[NARROW]);
  }

  /** Whether its layers have anything to say. */
  boolean isDeep() {
    for (float weight : last) {
      if (weight != 0) {
        return true;
      }
    }
    return false;
  }

  float score(float[] standard) {
    float score = 0;
    for (int i = 0; i < standard.length; i++) {
      score += linear[i] * standard[i];
    }
    float[] narrow = layer(layer(standard, first, firstBias), second, secondBias);
    for (int i = 0; i < narrow.length; i++) {
      score += last[i] * narrow[i];
    }
    return score;
  }

  private static float[] layer(float[] input, float[] matrix, float[] bias) {
    float[] output = bias.clone();
    for (int i = 0; i < input.length; i++) {
      float value = input[i];
      int row = i * output.length;
      for (int o = 0; o < output.length; o++) {
        output[o] += value * matrix[row + o];
      }
    }
    for (int o = 0; o < output.length; o++) {
      output[o] = Math.max(0, output[o]);
    }
    return output;
  }
}
