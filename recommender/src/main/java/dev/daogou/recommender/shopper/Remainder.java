package dev.daogou.recommender.shopper;

import dev.daogou.recommender.vectors.Decay;
import dev.daogou.recommender.vectors.Vectors;
import org.jspecify.annotations.Nullable;

/**
 * What older interactions than the kept ones still add to the long vector; it can no longer be
 * taken back. Kept in full precision: rounded to bytes again and again, a large sum would swallow
 * what is added to it.
 *
 * @param time event time to which the sum is decayed
 * @param sum decayed sum of fixed vectors
 */
@SuppressWarnings("ArrayRecordComponent") // state, never compared
record Remainder(long time, float[] sum) {

  /** With one more evicted interaction. A null remainder is an empty one. */
  static Remainder plus(
      @Nullable Remainder before, Interaction evicted, float[] fixedVector, Decay halfLife) {
    long now = before == null ? evicted.time() : Math.max(before.time(), evicted.time());
    float[] sum = new float[fixedVector.length];
    if (before != null) {
      before.addTo(sum, now, halfLife);
    }
    Vectors.addScaled(
        sum, (float) (evicted.weight() * halfLife.between(evicted.time(), now)), fixedVector);
    return new Remainder(now, sum);
  }

  /** Adds the sum, decayed to a later time; one of another width counts for nothing. */
  void addTo(float[] target, long time, Decay halfLife) {
    if (sum.length == target.length) {
      Vectors.addScaled(target, (float) halfLife.between(this.time, time), sum);
    }
  }
}
