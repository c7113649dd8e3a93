package dev.daogou.models.sequence;

/**
 * Adam with decoupled decay (Loshchilov and Hutter, 2019), on plain arrays.
 *
 * @param rate how far a step goes
 * @param decay share of the rate by which weights shrink
 * @param mean1 by how much the mean of the gradients is still too small
 * @param mean2 the same of their squares
 */
record Adam(float rate, float decay, float mean1, float mean2) {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  /**
   * Step of that number, from 1.
   *
   * @param step its number
   */
  static Adam at(long step, float rate, float decay) {
    return new Adam(
        rate,
        decay,
        (float) (1 - Math.pow(BETA1, (double) step)),
        (float) (1 - Math.pow(BETA2, (double) step)));
  }

  /** Moves {@code length} weights. */
  void move(Moments weights, int at, float[] gradient, int gradientAt, int length, boolean decays) {
    float[] values = weights.values();
    float[] means = weights.means();
    float[] squares = weights.squares();
    float kept = decays ? 1 - rate * decay : 1;
    float along = rate / mean1;
    for (int i = 0; i < length; i++) {
      float slope = gradient[gradientAt + i];
      float mean = BETA1 * means[at + i] + (1 - BETA1) * slope;
      float square = BETA2 * squares[at + i] + (1 - BETA2) * slope * slope;
      means[at + i] = mean;
      squares[at + i] = square;
      float root = (float) Math.sqrt(square / mean2) + EPSILON;
      values[at + i] = values[at + i] * kept - along * mean / root;
    }
  }

  /**
   * Weights and the running means that Adam keeps.
   *
   * @param values the weights
   * @param means of their gradients
   * @param squares of their gradients' squares
   */
  @SuppressWarnings("ArrayRecordComponent") // mutable on purpose, never compared
  record Moments(float[] values, float[] means, float[] squares) {}
}
