package dev.daogou.recommender.vectors;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * Linear algebra on float vectors, with the widest registers of the machine once that pays ({@link
 * LoopChoice}).
 *
 * <p>Sums are taken in the order of the registers, so results differ between machines, and in time
 * on one, by rounding. Lengths that disagree are an {@link IllegalArgumentException}, ranges
 * outside an array an {@link IndexOutOfBoundsException}.
 */
public final class Vectors {
  /**
   * System property that settles which loops are used: {@code plain}, {@code wide}, {@code auto}.
   */
  public static final String LOOPS = "daogou.vectors";

  private static final int WIDEST_REGISTER = 16;

  private Vectors() {}

  /** The inner product of two vectors of the same length. */
  public static float dot(float[] a, float[] b) {
    requireSameLength(a, b);
    return dot(a, 0, b, 0, a.length);
  }

  /** The inner product of {@code length} floats of each array, from the offsets on. */
  public static float dot(float[] a, int aOffset, float[] b, int bOffset, int length) {
    Objects.checkFromIndexSize(aOffset, length, a.length);
    Objects.checkFromIndexSize(bOffset, length, b.length);
    return LoopChoice.current().dot(a, aOffset, b, bOffset, length);
  }

  /** Adds {@code scale} times the source to the target, in place. */
  public static void addScaled(float[] target, float scale, float[] source) {
    requireSameLength(target, source);
    addScaled(target, 0, scale, source, 0, source.length);
  }

  /** Adds {@code scale} times {@code length} floats of the source to the target, in place. */
  public static void addScaled(
      float[] target, int targetOffset, float scale, float[] source, int sourceOffset, int length) {
    Objects.checkFromIndexSize(targetOffset, length, target.length);
    Objects.checkFromIndexSize(sourceOffset, length, source.length);
    LoopChoice.current().addScaled(target, targetOffset, scale, source, sourceOffset, length);
  }

  /** Adds a row in native memory to two targets, scaled for each, in place. */
  static void addScaled(
      MemorySegment rows,
      long byteOffset,
      float scale,
      float[] target,
      float otherScale,
      float[] other) {
    requireSameLength(target, other);
    LoopChoice.current().addScaled(rows, byteOffset, scale, target, otherScale, other);
  }

  /** Multiplies every component by the factor, in place. */
  public static void scale(float[] vector, float factor) {
    scale(vector, 0, vector.length, factor);
  }

  /** Multiplies {@code length} components from the offset on by the factor, in place. */
  public static void scale(float[] vector, int offset, int length, float factor) {
    Objects.checkFromIndexSize(offset, length, vector.length);
    LoopChoice.current().scale(vector, offset, length, factor);
  }

  /** The Euclidean length. */
  public static float norm(float[] vector) {
    return norm(vector, 0, vector.length);
  }

  /** The Euclidean length of {@code length} components from the offset on. */
  public static float norm(float[] vector, int offset, int length) {
    return (float) Math.sqrt(dot(vector, offset, vector, offset, length));
  }

  /** Brings a vector to length one, in place, and returns it; the zero vector stays as it is. */
  public static float[] normalise(float[] vector) {
    normalise(vector, 0, vector.length);
    return vector;
  }

  /** Brings a part of a vector to length one, in place; a zero part stays as it is. */
  public static void normalise(float[] vector, int offset, int length) {
    float norm = norm(vector, offset, length);
    if (norm > 0) {
      scale(vector, offset, length, 1 / norm);
    }
  }

  /** The cosine of the angle between two vectors; zero where one of them is the zero vector. */
  public static float cosine(float[] a, float[] b) {
    float norms = norm(a) * norm(b);
    return norms > 0 ? dot(a, b) / norms : 0;
  }

  /** Whether every component is a finite number and the square of the norm is too. */
  public static boolean isFinite(float[] vector) {
    return Float.isFinite(dot(vector, vector));
  }

  /** The inner product of a row in native memory with a query. */
  static float dot(MemorySegment rows, long byteOffset, float[] query) {
    return LoopChoice.current().dot(rows, byteOffset, query);
  }

  /** The inner products of a row in native memory with each of several queries of one length. */
  static void dots(MemorySegment rows, long byteOffset, float[][] queries, float[] target) {
    LoopChoice.current().dots(rows, byteOffset, queries, target);
  }

  /** The Euclidean length of a row in native memory. */
  static float norm(MemorySegment rows, long byteOffset, int length) {
    return (float) Math.sqrt(LoopChoice.current().square(rows, byteOffset, length));
  }

  /** The least length of so many floats or more that leaves no part of any register unused. */
  public static int wholeRegisters(int length) {
    return (length + WIDEST_REGISTER - 1) / WIDEST_REGISTER * WIDEST_REGISTER;
  }

  /**
   * The exponential of each component, in place, within the last two bits of a float; negative
   * infinity becomes 0.
   */
  public static void exp(float[] values) {
    LoopChoice.current().exp(values);
  }

  private static void requireSameLength(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "vectors of different lengths: " + a.length + " and " + b.length);
    }
  }
}
