package dev.daogou.models.encoder;

import dev.daogou.recommender.inference.FeatureRows;
import dev.daogou.recommender.inference.FeatureRows.Weighted;
import dev.daogou.recommender.inference.HashedNgrams;

/**
 * The encoder's rows, and its forward pass in plain Java: the weighted sum of a text's rows, scaled
 * to unit length.
 *
 * @param ngrams how texts are split
 * @param rows which row a feature has
 * @param dimensions width of a row
 * @param values [rows, dimensions]
 */
@SuppressWarnings("ArrayRecordComponent") // parameters, never compared
public record EncoderTable(HashedNgrams ngrams, FeatureRows rows, int dimensions, float[] values) {

  Weighted features(String text) {
    return rows.of(ngrams.of(text));
  }

  /** The unit-length vector of a text; zeros where it has no features. */
  public float[] encode(String text) {
    float[] sum = sum(features(text));
    float norm = norm(sum);
    if (norm > 0) {
      for (int d = 0; d < dimensions; d++) {
        sum[d] /= norm;
      }
    }
    return sum;
  }

  float[] sum(Weighted features) {
    float[] sum = new float[dimensions];
    for (int i = 0; i < features.size(); i++) {
      int row = features.rows()[i] * dimensions;
      float weight = features.weights()[i];
      for (int d = 0; d < dimensions; d++) {
        sum[d] += weight * values[row + d];
      }
    }
    return sum;
  }

  static float norm(float[] vector) {
    float square = 0;
    for (float value : vector) {
      square += value * value;
    }
    return (float) Math.sqrt(square);
  }
}
