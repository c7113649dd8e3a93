package dev.daogou.recommender.vectors;

import java.lang.foreign.MemorySegment;

/**
 * The inner loops of {@link Vectors} and {@link VectorMatrix}. Their callers have checked ranges
 * and lengths. They differ by rounding, since they take their sums in different orders.
 */
sealed interface Loops permits PlainLoops, WideLoops {
  /** The inner product of {@code length} floats of each array, from the offsets on. */
  float dot(float[] a, int aOffset, float[] b, int bOffset, int length);

  /** The inner product of a row in native memory with a query. */
  float dot(MemorySegment rows, long byteOffset, float[] query);

  /** The inner products of a row in native memory with each of several queries of one length. */
  void dots(MemorySegment rows, long byteOffset, float[][] queries, float[] target);

  /** Adds {@code scale} times {@code length} floats of the source to the target, in place. */
  void addScaled(
      float[] target, int targetOffset, float scale, float[] source, int sourceOffset, int length);

  /** Adds a row in native memory to two targets of one length, scaled for each, in place. */
  void addScaled(
      MemorySegment rows,
      long byteOffset,
      float scale,
      float[] target,
      float otherScale,
      float[] other);

  /** Multiplies {@code length} components from the offset on by the factor, in place. */
  void scale(float[] vector, int offset, int length, float factor);

  /** The square of the Euclidean length of a row in native memory. */
  float square(MemorySegment rows, long byteOffset, int length);

  /** The exponential of each component, in place. */
  void exp(float[] values);
}
