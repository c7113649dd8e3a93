package dev.daogou.profile;

import dev.daogou.vector.Decay;
import dev.daogou.vector.Quantized;
import dev.daogou.vector.Vectors;

/**
 * What older interactions than the kept ones still add to the long vector; it can no longer be
 * taken back.
 *
 * @param time event time to which the sum is decayed
 * @param sum decayed sum of fixed vectors
 */
record Remainder(long time, Quantized sum) {

  /** With one more evicted interaction. A null remainder is an empty one. */
  static Remainder plus(
      Remainder before, Interaction evicted, float[] fixedVector, Decay halfLife) {
    long now = before == null ? evicted.time() : Math.max(before.time(), evicted.time());
    float[] sum = new float[fixedVector.length];
    if (before != null && before.sum().dimensions() == sum.length) {
      Vectors.addScaled(sum, (float) halfLife.between(before.time(), now), before.sum().toFloats());
    }
    Vectors.addScaled(
        sum, (float) (evicted.weight() * halfLife.between(evicted.time(), now)), fixedVector);
    return new Remainder(now, Quantized.of(sum));
  }

  /** Adds the sum, decayed to a later time. */
  void addTo(float[] target, long time, Decay halfLife) {
    if (sum.dimensions() == target.length) {
      Vectors.addScaled(target, (float) halfLife.between(this.time, time), sum.toFloats());
    }
  }
}
