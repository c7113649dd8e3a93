package dev.daogou.models.ranker;

import java.util.List;

/**
 * What the graph computes from vectors, beside the features it is given. Every vector is scaled to
 * unit length first, so only directions count.
 */
public final class Signals {
  /** Names in the order of the network's inputs; the features follow. */
  public static final List<String> NAMES =
      List.of(
          "attention-fixed",
          "attention-behaviour",
          "closest-fixed",
          "newest-behaviour",
          "short-fixed",
          "short-behaviour",
          "long-fixed",
          "long-behaviour");

  /** Fixed: learning it brought nothing on the logs it was tried on. */
  static final Attention ATTENTION = new Attention(4f, 1f);

  static final int COUNT = NAMES.size();
  static final float LEAST_WEIGHT = 1e-6f;
  static final float LEAST_NORM = 1e-6f;

  private Signals() {}

  /**
   * Attended similarity of a candidate: the mean of its similarities to the recent items, weighted
   * by the softmax of their logits; 0 where there are none.
   *
   * @param similarities of the candidate with each recent item
   * @param weights of the recent items; 0 is padding
   */
  static float attended(float[] similarities, int from, float[] weights) {
    float highest = Float.NEGATIVE_INFINITY;
    for (int r = 0; r < weights.length; r++) {
      highest = Math.max(highest, logit(similarities[from + r], weights[r]));
    }
    if (highest == Float.NEGATIVE_INFINITY) {
      return 0;
    }
    float sum = 0;
    float attended = 0;
    for (int r = 0; r < weights.length; r++) {
      float share = (float) Math.exp(logit(similarities[from + r], weights[r]) - highest);
      sum += share;
      attended += share * similarities[from + r];
    }
    return attended / sum;
  }

  private static float logit(float similarity, float weight) {
    return weight > 0
        ? ATTENTION.temperature() * similarity + ATTENTION.recency() * logWeight(weight)
        : Float.NEGATIVE_INFINITY;
  }

  static float logWeight(float weight) {
    return (float) Math.log(Math.max(weight, LEAST_WEIGHT));
  }

  /** The largest similarity to a recent item that is there; 0 where there are none. */
  static float closest(float[] similarities, int from, float[] weights) {
    float closest = Float.NEGATIVE_INFINITY;
    for (int r = 0; r < weights.length; r++) {
      if (weights[r] > 0) {
        closest = Math.max(closest, similarities[from + r]);
      }
    }
    return closest == Float.NEGATIVE_INFINITY ? 0 : closest;
  }

  /** Cosine of two stretches of memory. */
  static float cosine(float[] a, int aFrom, float[] b, int bFrom, int size) {
    float dot = 0;
    float aSquare = 0;
    float bSquare = 0;
    for (int i = 0; i < size; i++) {
      dot += a[aFrom + i] * b[bFrom + i];
      aSquare += a[aFrom + i] * a[aFrom + i];
      bSquare += b[bFrom + i] * b[bFrom + i];
    }
    float aNorm = Math.max((float) Math.sqrt(aSquare), LEAST_NORM);
    float bNorm = Math.max((float) Math.sqrt(bSquare), LEAST_NORM);
    return dot / (aNorm * bNorm);
  }

  /**
   * The inputs of one candidate, from its vectors: the signals, with the features behind.
   *
   * @param row [2D] fixed and behaviour vector of the candidate
   * @param recent [R][2D] rows of the recent items, newest first
   * @param recentWeight [R], 0 for padding
   * @param features [F]
   * @param target [I]
   */
  public static void write(
      float[] row,
      float[][] recent,
      float[] recentWeight,
      float[] shortVector,
      float[] longVector,
      float[] features,
      float[] target) {
    int d = shortVector.length;
    float[] fixed = new float[recent.length];
    float[] behaviour = new float[recent.length];
    for (int r = 0; r < recent.length; r++) {
      fixed[r] = cosine(row, 0, recent[r], 0, d);
      behaviour[r] = cosine(row, d, recent[r], 0, d);
    }
    target[0] = attended(fixed, 0, recentWeight);
    target[1] = attended(behaviour, 0, recentWeight);
    target[2] = closest(fixed, 0, recentWeight);
    target[3] = recent.length > 0 && recentWeight[0] > 0 ? behaviour[0] : 0;
    target[4] = cosine(row, 0, shortVector, 0, d);
    target[5] = cosine(row, d, shortVector, 0, d);
    target[6] = cosine(row, 0, longVector, 0, d);
    target[7] = cosine(row, d, longVector, 0, d);
    System.arraycopy(features, 0, target, COUNT, features.length);
  }
}
