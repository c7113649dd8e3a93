package dev.daogou.models.ranker;

import dev.daogou.models.ranker.RankerParameters.Part;
import java.util.Arrays;

/** Loss and gradient of one sample, by hand; adds to the parameters' gradients. */
final class ListwiseStep {
  private static final int WIDE = Network.WIDE;
  private static final int NARROW = Network.NARROW;
  // A candidate that the softmax hardly sees teaches next to nothing and costs as much as another.
  private static final float NEGLIGIBLE = 1e-5f;

  private final RankerParameters p;
  private final int inputs;
  private final float[] row;
  private float[] standard = new float[0];
  private float[] wide = new float[0];
  private float[] narrow = new float[0];
  private float[] scores = new float[0];
  private final float[] narrowGradient = new float[NARROW];
  private final float[] wideGradient = new float[WIDE];
  private final float[] secondTurned = new float[WIDE * NARROW];

  ListwiseStep(RankerParameters parameters) {
    p = parameters;
    inputs = parameters.linear.values.length;
    row = new float[inputs];
  }

  /** Adds a sample's gradient, with a weight; answers its loss. */
  double add(Sample sample, float weight) {
    int candidates = sample.candidates(inputs);
    reserve(candidates);
    for (int c = 0; c < candidates; c++) {
      sample.read(c, row);
      RankerWeights.standardise(row, p.spread.mean(), p.spread.deviation(), standard, c * inputs);
      scores[c] = forward(c);
    }
    double loss = softmax(candidates, sample.clicked());
    transpose(p.second, WIDE, NARROW, secondTurned);
    for (int c = 0; c < candidates; c++) {
      if (Math.abs(scores[c]) > NEGLIGIBLE) {
        backward(c, scores[c] * weight);
      }
    }
    return loss;
  }

  private void reserve(int candidates) {
    if (scores.length < candidates) {
      standard = new float[candidates * inputs];
      wide = new float[candidates * WIDE];
      narrow = new float[candidates * NARROW];
      scores = new float[candidates];
    }
  }

  private float forward(int c) {
    float score = 0;
    for (int i = 0; i < inputs; i++) {
      score += p.linear.values[i] * standard[c * inputs + i];
    }
    layer(standard, c * inputs, inputs, p.first, p.firstBias, wide, c * WIDE, WIDE);
    layer(wide, c * WIDE, WIDE, p.second, p.secondBias, narrow, c * NARROW, NARROW);
    for (int o = 0; o < NARROW; o++) {
      score += p.last.values[o] * narrow[c * NARROW + o];
    }
    return score;
  }

  private static void layer(
      float[] from, int at, int size, Part matrix, Part bias, float[] to, int toAt, int width) {
    System.arraycopy(bias.values, 0, to, toAt, width);
    float[] weights = matrix.values;
    for (int i = 0; i < size; i++) {
      float value = from[at + i];
      if (value != 0) {
        int line = i * width;
        for (int o = 0; o < width; o++) {
          to[toAt + o] += value * weights[line + o];
        }
      }
    }
    for (int o = 0; o < width; o++) {
      to[toAt + o] = Math.max(0, to[toAt + o]);
    }
  }

  /** Turns the scores into their gradients. */
  private double softmax(int candidates, int clicked) {
    float highest = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < candidates; c++) {
      highest = Math.max(highest, scores[c]);
    }
    double sum = 0;
    for (int c = 0; c < candidates; c++) {
      sum += Math.exp(scores[c] - highest);
    }
    double loss = Math.log(sum) + highest - scores[clicked];
    for (int c = 0; c < candidates; c++) {
      scores[c] = (float) (Math.exp(scores[c] - highest) / sum) - (c == clicked ? 1 : 0);
    }
    return loss;
  }

  private void backward(int c, float gradient) {
    for (int o = 0; o < NARROW; o++) {
      float value = narrow[c * NARROW + o];
      p.last.gradient[o] += gradient * value;
      narrowGradient[o] = value > 0 ? gradient * p.last.values[o] : 0;
    }
    learn(wide, c * WIDE, WIDE, p.second, p.secondBias, narrowGradient);
    Arrays.fill(wideGradient, 0f);
    for (int o = 0; o < NARROW; o++) {
      float pull = narrowGradient[o];
      if (pull != 0) {
        for (int i = 0; i < WIDE; i++) {
          wideGradient[i] += pull * secondTurned[o * WIDE + i];
        }
      }
    }
    for (int o = 0; o < WIDE; o++) {
      wideGradient[o] = wide[c * WIDE + o] > 0 ? wideGradient[o] : 0;
    }
    learn(standard, c * inputs, inputs, p.first, p.firstBias, wideGradient);
    for (int i = 0; i < inputs; i++) {
      p.linear.gradient[i] += gradient * standard[c * inputs + i];
    }
  }

  private static void learn(
      float[] from, int at, int size, Part matrix, Part bias, float[] outputGradient) {
    int width = outputGradient.length;
    for (int o = 0; o < width; o++) {
      bias.gradient[o] += outputGradient[o];
    }
    float[] target = matrix.gradient;
    for (int i = 0; i < size; i++) {
      float value = from[at + i];
      if (value != 0) {
        int line = i * width;
        for (int o = 0; o < width; o++) {
          target[line + o] += value * outputGradient[o];
        }
      }
    }
  }

  /** A matrix with its rows as columns, so that inner loops run along memory. */
  private static void transpose(Part matrix, int rows, int columns, float[] target) {
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        target[c * rows + r] = matrix.values[r * columns + c];
      }
    }
  }
}
