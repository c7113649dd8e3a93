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
  static float attended(
      Attention attention, float[] similarities, int from, float[] weights, float[] attentionOut) {
    float highest = Float.NEGATIVE_INFINITY;
    for (int r = 0; r < weights.length; r++) {
      attentionOut[r] =
          weights[r] > 0
              ? attention.temperature() * similarities[from + r]
                  + attention.recency() * logWeight(weights[r])
              : Float.NEGATIVE_INFINITY;
      highest = Math.max(highest, attentionOut[r]);
    }
    if (highest == Float.NEGATIVE_INFINITY) {
      return 0;
    }
    float sum = 0;
    float attended = 0;
    for (int r = 0; r < weights.length; r++) {
      attentionOut[r] = (float) Math.exp(attentionOut[r] - highest);
      sum += attentionOut[r];
      attended += attentionOut[r] * similarities[from + r];
    }
    for (int r = 0; r < weights.length; r++) {
      attentionOut[r] /= sum;
    }
    return attended / sum;
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
}
