package dev.daogou.recommender.sessions;

import dev.daogou.recommender.vectors.Decay;

/** A {@link Decay} by table, for loops in which an exponential function would be the dearest. */
final class Ages {
  private static final int BITS = 11;
  private static final int STEPS = 1 << BITS;
  private static final double LN_2 = Math.log(2);
  private static final int SMALLEST_EXPONENT = 1022;
  private static final int BIAS = 1023;
  private static final int MANTISSA = 52;

  private final double stepsPerMilli;
  private final double[] steps = new double[STEPS];

  Ages(Decay decay) {
    stepsPerMilli = (double) STEPS / decay.halfLife().toMillis();
    for (int i = 0; i < STEPS; i++) {
      steps[i] = Math.pow(2, -(double) i / STEPS);
    }
  }

  /** What is left after some time, 1 where it is negative; right to the last digits of a double. */
  double factor(long elapsedMillis) {
    double exact = Math.max(0, elapsedMillis) * stepsPerMilli;
    long whole = (long) exact;
    long halvings = whole >> BITS;
    if (halvings >= SMALLEST_EXPONENT) {
      return 0;
    }
    double rest = (whole - exact) * (LN_2 / STEPS);
    double series = 1 + rest * (1 + rest * (0.5 + rest * (1.0 / 6)));
    double power = Double.longBitsToDouble(BIAS - halvings << MANTISSA);
    return power * steps[(int) whole & STEPS - 1] * series;
  }
}
