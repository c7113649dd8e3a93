package dev.daogou.models.sequence;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * What the network is given of some sessions.
 *
 * @param recent [B,L] places among some items, newest first
 * @param there [B,L] 1, or 0 for padding
 */
record Batch(NDArray recent, NDArray there) {

  /**
   * A batch of sessions.
   *
   * @param length how many items one of them has
   * @param seen the place of an item among the items, by session and place from the newest
   */
  static Batch of(NDManager manager, int size, IntUnaryOperator length, IntBinaryOperator seen) {
    int longest = 1;
    for (int i = 0; i < size; i++) {
      longest = Math.max(longest, length.applyAsInt(i));
    }
    long[] recent = new long[size * longest];
    float[] there = new float[size * longest];
    for (int i = 0; i < size; i++) {
      for (int back = 0; back < length.applyAsInt(i); back++) {
        recent[i * longest + back] = seen.applyAsInt(i, back);
        there[i * longest + back] = 1;
      }
    }
    Shape shape = new Shape(size, longest);
    return new Batch(manager.create(recent, shape), manager.create(there, shape));
  }
}
