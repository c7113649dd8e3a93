package dev.daogou.models.encoder;

import java.util.Arrays;

/** Adam (Kingma and Ba, 2015) that touches only the rows that have a gradient. */
final class SparseAdam {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.99f;
  private static final float EPSILON = 1e-8f;

  private final float[] values;
  private final int width;
  private final float[] gradient;
  private final float[] mean;
  private final float[] square;
  private final int[] times;
  private final boolean[] touched;
  private final int[] queue;
  private int queued;
  private float rate;

  SparseAdam(float[] values, int width, float rate) {
    this.values = values;
    this.width = width;
    this.rate = rate;
    int rows = values.length / width;
    gradient = new float[values.length];
    mean = new float[values.length];
    square = new float[values.length];
    times = new int[rows];
    touched = new boolean[rows];
    queue = new int[rows];
  }

  void rate(float next) {
    rate = next;
  }

  /** Adds {@code weight * direction} to the gradient of a row. */
  void add(int row, float weight, float[] direction, int from) {
    if (!touched[row]) {
      touched[row] = true;
      queue[queued++] = row;
    }
    int at = row * width;
    for (int d = 0; d < width; d++) {
      gradient[at + d] += weight * direction[from + d];
    }
  }

  /** Moves the touched rows against their gradients. */
  void step() {
    for (int q = 0; q < queued; q++) {
      int row = queue[q];
      touched[row] = false;
      int time = ++times[row];
      float mean1 = 1 - (float) Math.pow(BETA1, time);
      float mean2 = 1 - (float) Math.pow(BETA2, time);
      for (int i = row * width; i < (row + 1) * width; i++) {
        mean[i] = BETA1 * mean[i] + (1 - BETA1) * gradient[i];
        square[i] = BETA2 * square[i] + (1 - BETA2) * gradient[i] * gradient[i];
        values[i] -= rate * (mean[i] / mean1) / ((float) Math.sqrt(square[i] / mean2) + EPSILON);
      }
      Arrays.fill(gradient, row * width, (row + 1) * width, 0f);
    }
    queued = 0;
  }
}
