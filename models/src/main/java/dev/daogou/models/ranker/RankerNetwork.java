package dev.daogou.models.ranker;

/**
 * The ranker's forward pass in plain Java: what the graph computes, for training and for checks.
 */
public final class RankerNetwork {
  private RankerNetwork() {}

  /**
   * Scores one candidate.
   *
   * @param inputs [I] signals and features, not yet standardised
   */
  public static float score(RankerWeights weights, float[] inputs) {
    float[] standard = standardised(weights, inputs);
    float score = 0;
    for (int i = 0; i < standard.length; i++) {
      score += weights.linear()[i] * standard[i];
    }
    float[] wide = layer(standard, weights.first(), weights.firstBias());
    float[] narrow = layer(wide, weights.second(), weights.secondBias());
    for (int i = 0; i < narrow.length; i++) {
      score += weights.last()[i] * narrow[i];
    }
    return score;
  }

  static float[] standardised(RankerWeights weights, float[] inputs) {
    float[] standard = new float[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      float scaled = (inputs[i] - weights.mean()[i]) / weights.deviation()[i];
      standard[i] = Math.clamp(scaled, -RankerWeights.CLIP, RankerWeights.CLIP);
    }
    return standard;
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

  /**
   * The inputs of one candidate, from its vectors: the signals, with the features behind.
   *
   * @param row [2D] fixed and behaviour vector of the candidate
   * @param recent [R][2D] rows of the recent items, newest first
   * @param recentWeight [R], 0 for padding
   * @param features [F]
   */
  public static float[] inputs(
      RankerWeights weights,
      float[] row,
      float[][] recent,
      float[] recentWeight,
      float[] shortVector,
      float[] longVector,
      float[] features) {
    int d = shortVector.length;
    float[] fixed = new float[recent.length];
    float[] behaviour = new float[recent.length];
    for (int r = 0; r < recent.length; r++) {
      fixed[r] = Signals.cosine(row, 0, recent[r], 0, d);
      behaviour[r] = Signals.cosine(row, d, recent[r], 0, d);
    }
    float[] inputs = new float[weights.inputs()];
    float[] shares = new float[recent.length];
    inputs[0] = Signals.attended(weights.fixed(), fixed, 0, recentWeight, shares);
    inputs[1] = Signals.attended(weights.behaviour(), behaviour, 0, recentWeight, shares);
    inputs[2] = Signals.closest(fixed, 0, recentWeight);
    inputs[3] = recentWeight[0] > 0 ? behaviour[0] : 0;
    inputs[4] = Signals.cosine(row, 0, shortVector, 0, d);
    inputs[5] = Signals.cosine(row, d, shortVector, 0, d);
    inputs[6] = Signals.cosine(row, 0, longVector, 0, d);
    inputs[7] = Signals.cosine(row, d, longVector, 0, d);
    System.arraycopy(features, 0, inputs, Signals.COUNT, features.length);
    return inputs;
  }
}
