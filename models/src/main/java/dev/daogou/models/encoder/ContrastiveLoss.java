package dev.daogou.models.encoder;

import dev.daogou.recommender.inference.FeatureRows.Weighted;

/**
 * The loss of one batch and its gradient: each left text must find its right text among all right
 * texts by cosine, and the other way round.
 */
final class ContrastiveLoss {
  private final EncoderTable table;
  private final Weighted[] left;
  private final Weighted[] right;
  private final float temperature;
  private final int size;
  private final int width;
  private final float[] leftUnit;
  private final float[] rightUnit;
  private final float[] leftNorm;
  private final float[] rightNorm;
  private final float[] pull;
  private float value;

  ContrastiveLoss(EncoderTable table, Weighted[] left, Weighted[] right, float temperature) {
    this.table = table;
    this.left = left;
    this.right = right;
    this.temperature = temperature;
    size = left.length;
    width = table.dimensions();
    leftUnit = new float[size * width];
    rightUnit = new float[size * width];
    leftNorm = new float[size];
    rightNorm = new float[size];
    pull = new float[size * size];
    encode(left, leftUnit, leftNorm);
    encode(right, rightUnit, rightNorm);
    compare();
  }

  private void encode(Weighted[] texts, float[] units, float[] norms) {
    for (int i = 0; i < size; i++) {
      float[] sum = table.sum(texts[i]);
      norms[i] = Math.max(1e-6f, EncoderTable.norm(sum));
      for (int d = 0; d < width; d++) {
        units[i * width + d] = sum[d] / norms[i];
      }
    }
  }

  private void compare() {
    float[] logits = new float[size * size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        logits[i * size + j] = dot(i * width, j * width) / temperature;
      }
    }
    double loss = 0;
    for (int i = 0; i < size; i++) {
      loss += softmax(logits, i * size, 1, i);
      loss += softmax(logits, i, size, i);
    }
    value = (float) (loss / (2 * size));
  }

  private float dot(int i, int j) {
    float dot = 0;
    for (int d = 0; d < width; d++) {
      dot += leftUnit[i + d] * rightUnit[j + d];
    }
    return dot;
  }

  /** Adds the gradient of one softmax to the pulls; answers its loss. */
  private double softmax(float[] logits, int from, int stride, int target) {
    float highest = Float.NEGATIVE_INFINITY;
    for (int j = 0; j < size; j++) {
      highest = Math.max(highest, logits[from + j * stride]);
    }
    double sum = 0;
    for (int j = 0; j < size; j++) {
      sum += Math.exp(logits[from + j * stride] - highest);
    }
    for (int j = 0; j < size; j++) {
      double share = Math.exp(logits[from + j * stride] - highest) / sum;
      pull[from + j * stride] +=
          (float) ((share - (j == target ? 1 : 0)) / (2 * size * temperature));
    }
    return Math.log(sum) + highest - logits[from + target * stride];
  }

  float value() {
    return value;
  }

  void backward(SparseAdam adam) {
    float[] leftGradient = new float[size * width];
    float[] rightGradient = new float[size * width];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        float strength = pull[i * size + j];
        for (int d = 0; d < width; d++) {
          leftGradient[i * width + d] += strength * rightUnit[j * width + d];
          rightGradient[j * width + d] += strength * leftUnit[i * width + d];
        }
      }
    }
    scatter(left, leftUnit, leftNorm, leftGradient, adam);
    scatter(right, rightUnit, rightNorm, rightGradient, adam);
  }

  /** Through the scaling to unit length, and on to the rows; untrained rows stay as they are. */
  private void scatter(
      Weighted[] texts, float[] units, float[] norms, float[] gradient, SparseAdam adam) {
    int learned = table.rows().learned();
    for (int i = 0; i < size; i++) {
      float along = 0;
      for (int d = 0; d < width; d++) {
        along += gradient[i * width + d] * units[i * width + d];
      }
      for (int d = 0; d < width; d++) {
        gradient[i * width + d] =
            (gradient[i * width + d] - along * units[i * width + d]) / norms[i];
      }
      for (int f = 0; f < texts[i].size(); f++) {
        if (texts[i].rows()[f] < learned) {
          adam.add(texts[i].rows()[f], texts[i].weights()[f], gradient, i * width);
        }
      }
    }
  }
}
