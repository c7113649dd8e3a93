package dev.daogou.models.ranker;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The ranker's weights in training: one array each, with its gradient and Adam's moments. */
final class RankerParameters {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float LEAST_DEVIATION = 1e-3f;

  /** One array of weights. */
  static final class Part {
    final float[] values;
    final float[] gradient;
    private final float[] mean;
    private final float[] square;
    private final boolean decays;

    Part(float[] start, boolean decays) {
      values = start.clone();
      gradient = new float[start.length];
      mean = new float[start.length];
      square = new float[start.length];
      this.decays = decays;
    }

    private void move(float rate, float decay, float mean1, float mean2) {
      for (int i = 0; i < values.length; i++) {
        mean[i] = BETA1 * mean[i] + (1 - BETA1) * gradient[i];
        square[i] = BETA2 * square[i] + (1 - BETA2) * gradient[i] * gradient[i];
        float pull = decays ? decay * values[i] : 0;
        float root = (float) Math.sqrt(square[i] / mean2) + 1e-8f;
        values[i] -= rate * (mean[i] / mean1 / root + pull);
      }
      Arrays.fill(gradient, 0f);
    }
  }

  final int inputs;
  final float[] mean;
  final float[] deviation;
  final Part fixed;
  final Part behaviour;
  final Part linear;
  final Part first;
  final Part firstBias;
  final Part second;
  final Part secondBias;
  final Part last;
  private final RankerWeights start;
  private final List<Part> parts;
  private int times;

  private RankerParameters(RankerWeights start, float[] mean, float[] deviation, Random random) {
    this.start = start;
    this.inputs = start.inputs();
    this.mean = mean;
    this.deviation = deviation;
    fixed = attention(start.fixed());
    behaviour = attention(start.behaviour());
    linear = new Part(scaled(start.linear(), deviation), false);
    first = new Part(layer(inputs, RankerWeights.WIDE, random), true);
    firstBias = new Part(new float[RankerWeights.WIDE], false);
    second = new Part(layer(RankerWeights.WIDE, RankerWeights.NARROW, random), true);
    secondBias = new Part(new float[RankerWeights.NARROW], false);
    last = new Part(new float[RankerWeights.NARROW], true);
    parts = List.of(fixed, behaviour, linear, first, firstBias, second, secondBias, last);
  }

  static RankerParameters of(RankerWeights start, List<Sample> samples, Random random) {
    double[] sum = new double[start.inputs()];
    double[] square = new double[start.inputs()];
    long count = 0;
    float[] row = new float[start.inputs()];
    for (Sample sample : samples) {
      for (int c = 0; c < sample.candidates(start.inputs()); c++) {
        ListwiseStep.inputs(sample, c, start.fixed(), start.behaviour(), row);
        for (int i = 0; i < row.length; i++) {
          sum[i] += row[i];
          square[i] += (double) row[i] * row[i];
        }
        count++;
      }
    }
    float[] mean = new float[sum.length];
    float[] deviation = new float[sum.length];
    for (int i = 0; i < sum.length; i++) {
      mean[i] = (float) (sum[i] / Math.max(1, count));
      double variance = square[i] / Math.max(1, count) - (double) mean[i] * mean[i];
      deviation[i] = Math.max(LEAST_DEVIATION, (float) Math.sqrt(Math.max(0, variance)));
    }
    return new RankerParameters(start, mean, deviation, random);
  }

  private static Part attention(Attention attention) {
    return new Part(new float[] {attention.temperature(), attention.recency()}, false);
  }

  /** Weights of raw inputs as weights of standardised ones. */
  private static float[] scaled(float[] linear, float[] deviation) {
    float[] scaled = new float[linear.length];
    for (int i = 0; i < linear.length; i++) {
      scaled[i] = linear[i] * deviation[i];
    }
    return scaled;
  }

  private static float[] layer(int from, int to, Random random) {
    float[] values = new float[from * to];
    double scale = Math.sqrt(2.0 / from);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * scale);
    }
    return values;
  }

  /** One step of Adam with decoupled decay (Loshchilov and Hutter, 2019). */
  void move(float rate, float decay) {
    times++;
    float mean1 = 1 - (float) Math.pow(BETA1, times);
    float mean2 = 1 - (float) Math.pow(BETA2, times);
    parts.forEach(part -> part.move(rate, decay, mean1, mean2));
  }

  Attention fixedAttention() {
    return new Attention(fixed.values[0], fixed.values[1]);
  }

  Attention behaviourAttention() {
    return new Attention(behaviour.values[0], behaviour.values[1]);
  }

  RankerWeights weights() {
    return new RankerWeights(
        start.features(),
        fixedAttention(),
        behaviourAttention(),
        mean,
        deviation,
        linear.values.clone(),
        first.values.clone(),
        firstBias.values.clone(),
        second.values.clone(),
        secondBias.values.clone(),
        last.values.clone());
  }
}
