package dev.daogou.models.ranker;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A network in training: each array of weights with its gradient and Adam's moments. */
final class RankerParameters {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;

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

  final MeanAndDeviation spread;
  final Part linear;
  final Part first;
  final Part firstBias;
  final Part second;
  final Part secondBias;
  final Part last;
  private final List<Part> parts;
  private int times;

  /**
   * @param linear weights of raw inputs to start from
   */
  RankerParameters(float[] linear, MeanAndDeviation spread, Random random) {
    this.spread = spread;
    this.linear = new Part(scaled(linear, spread.deviation()), false);
    int inputs = linear.length;
    first = new Part(layer(inputs, Network.WIDE, random), true);
    firstBias = new Part(new float[Network.WIDE], false);
    second = new Part(layer(Network.WIDE, Network.NARROW, random), true);
    secondBias = new Part(new float[Network.NARROW], false);
    last = new Part(new float[Network.NARROW], true);
    parts = List.of(this.linear, first, firstBias, second, secondBias, last);
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

  Network network() {
    return new Network(
        linear.values.clone(),
        first.values.clone(),
        firstBias.values.clone(),
        second.values.clone(),
        secondBias.values.clone(),
        last.values.clone());
  }
}
