package dev.daogou.models.ranker;

import dev.daogou.models.ranker.RankerParameters.Part;

/** Loss and gradient of one sample, by hand; adds to the parameters' gradients. */
final class ListwiseStep {
  private static final int WIDE = RankerWeights.WIDE;
  private static final int NARROW = RankerWeights.NARROW;

  private final RankerParameters p;
  private final int inputs;
  private float[] standard = new float[0];
  private float[] wide = new float[0];
  private float[] narrow = new float[0];
  private float[] scores = new float[0];

  ListwiseStep(RankerParameters parameters) {
    p = parameters;
    inputs = parameters.inputs;
  }

  /** The inputs of a sample's candidate, with the attended signals worked out. */
  static void inputs(
      Sample sample, int candidate, Attention fixed, Attention behaviour, float[] row) {
    int recent = sample.recentWeights().length;
    float[] shares = new float[recent];
    System.arraycopy(sample.inputs(), candidate * row.length, row, 0, row.length);
    row[0] =
        Signals.attended(fixed, sample.fixed(), candidate * recent, sample.recentWeights(), shares);
    row[1] =
        Signals.attended(
            behaviour, sample.behaviour(), candidate * recent, sample.recentWeights(), shares);
  }

  /** Adds a sample's gradient, with a weight; answers its loss. */
  double add(Sample sample, float weight) {
    int candidates = sample.candidates(inputs);
    reserve(candidates);
    float[] row = new float[inputs];
    Attention fixed = p.fixedAttention();
    Attention behaviour = p.behaviourAttention();
    for (int c = 0; c < candidates; c++) {
      inputs(sample, c, fixed, behaviour, row);
      scores[c] = forward(c, row);
    }
    double loss = softmax(candidates, sample.clicked());
    float[] inputGradient = new float[inputs];
    for (int c = 0; c < candidates; c++) {
      backward(c, scores[c] * weight, inputGradient);
      attend(sample, c, p.fixed, sample.fixed(), inputGradient[0] / p.deviation[0]);
      attend(sample, c, p.behaviour, sample.behaviour(), inputGradient[1] / p.deviation[1]);
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

  private float forward(int c, float[] row) {
    float score = 0;
    for (int i = 0; i < inputs; i++) {
      float value =
          Math.clamp(
              (row[i] - p.mean[i]) / p.deviation[i], -RankerWeights.CLIP, RankerWeights.CLIP);
      standard[c * inputs + i] = value;
      score += p.linear.values[i] * value;
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
    for (int i = 0; i < size; i++) {
      float value = from[at + i];
      if (value != 0) {
        int row = i * width;
        for (int o = 0; o < width; o++) {
          to[toAt + o] += value * matrix.values[row + o];
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

  private void backward(int c, float gradient, float[] inputGradient) {
    float[] narrowGradient = new float[NARROW];
    for (int o = 0; o < NARROW; o++) {
      float value = narrow[c * NARROW + o];
      p.last.gradient[o] += gradient * value;
      narrowGradient[o] = value > 0 ? gradient * p.last.values[o] : 0;
    }
    float[] wideGradient = new float[WIDE];
    through(wide, c * WIDE, WIDE, p.second, p.secondBias, narrowGradient, wideGradient);
    for (int o = 0; o < WIDE; o++) {
      wideGradient[o] = wide[c * WIDE + o] > 0 ? wideGradient[o] : 0;
    }
    through(standard, c * inputs, inputs, p.first, p.firstBias, wideGradient, inputGradient);
    for (int i = 0; i < inputs; i++) {
      float value = standard[c * inputs + i];
      p.linear.gradient[i] += gradient * value;
      inputGradient[i] += gradient * p.linear.values[i];
    }
  }

  private static void through(
      float[] from,
      int at,
      int size,
      Part matrix,
      Part bias,
      float[] outputGradient,
      float[] inputGradient) {
    int width = outputGradient.length;
    for (int o = 0; o < width; o++) {
      bias.gradient[o] += outputGradient[o];
    }
    for (int i = 0; i < size; i++) {
      float value = from[at + i];
      int row = i * width;
      float sum = 0;
      for (int o = 0; o < width; o++) {
        matrix.gradient[row + o] += value * outputGradient[o];
        sum += matrix.values[row + o] * outputGradient[o];
      }
      inputGradient[i] = sum;
    }
  }

  /** Gradient of an attended similarity by temperature and recency: covariances under attention. */
  private static void attend(
      Sample sample, int candidate, Part part, float[] similarities, float gradient) {
    float[] weights = sample.recentWeights();
    int from = candidate * weights.length;
    float[] shares = new float[weights.length];
    float mean =
        Signals.attended(
            new Attention(part.values[0], part.values[1]), similarities, from, weights, shares);
    for (int r = 0; r < weights.length; r++) {
      float pull = shares[r] * (similarities[from + r] - mean);
      part.gradient[0] += gradient * pull * similarities[from + r];
      part.gradient[1] += gradient * pull * Signals.logWeight(weights[r]);
    }
  }
}
