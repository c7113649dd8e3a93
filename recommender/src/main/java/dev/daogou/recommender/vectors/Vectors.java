package dev.daogou.recommender.vectors;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Linear algebra on float vectors with the widest registers of the machine.
 *
 * <p>Sums are taken in the order of the registers, so results differ from a plain loop, and between
 * machines, by rounding. Lengths that disagree are an {@link IllegalArgumentException}, ranges
 * outside an array an {@link IndexOutOfBoundsException}.
 */
public final class Vectors {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

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
    // Four sums, so that one multiply-add need not wait for the one before it.
    FloatVector sum0 = FloatVector.zero(SPECIES);
    FloatVector sum1 = sum0;
    FloatVector sum2 = sum0;
    FloatVector sum3 = sum0;
    int i = 0;
    for (; i <= length - 4 * LANES; i += 4 * LANES) {
      sum0 = at(a, aOffset + i).fma(at(b, bOffset + i), sum0);
      sum1 = at(a, aOffset + i + LANES).fma(at(b, bOffset + i + LANES), sum1);
      sum2 = at(a, aOffset + i + 2 * LANES).fma(at(b, bOffset + i + 2 * LANES), sum2);
      sum3 = at(a, aOffset + i + 3 * LANES).fma(at(b, bOffset + i + 3 * LANES), sum3);
    }
    for (; i <= length - LANES; i += LANES) {
      sum0 = at(a, aOffset + i).fma(at(b, bOffset + i), sum0);
    }
    float result = sum0.add(sum1).add(sum2.add(sum3)).reduceLanes(VectorOperators.ADD);
    for (; i < length; i++) {
      result += a[aOffset + i] * b[bOffset + i];
    }
    return result;
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
    FloatVector factor = FloatVector.broadcast(SPECIES, scale);
    int i = 0;
    for (; i <= length - LANES; i += LANES) {
      at(source, sourceOffset + i)
          .fma(factor, at(target, targetOffset + i))
          .intoArray(target, targetOffset + i);
    }
    for (; i < length; i++) {
      target[targetOffset + i] =
          Math.fma(source[sourceOffset + i], scale, target[targetOffset + i]);
    }
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
    FloatVector factor = FloatVector.broadcast(SPECIES, scale);
    FloatVector otherFactor = FloatVector.broadcast(SPECIES, otherScale);
    int i = 0;
    for (; i <= target.length - LANES; i += LANES) {
      FloatVector row = at(rows, byteOffset, i);
      row.fma(factor, at(target, i)).intoArray(target, i);
      row.fma(otherFactor, at(other, i)).intoArray(other, i);
    }
    for (; i < target.length; i++) {
      float value = rows.get(VectorMatrix.FLOAT, byteOffset + 4L * i);
      target[i] = Math.fma(value, scale, target[i]);
      other[i] = Math.fma(value, otherScale, other[i]);
    }
  }

  /** Multiplies every component by the factor, in place. */
  public static void scale(float[] vector, float factor) {
    scale(vector, 0, vector.length, factor);
  }

  /** Multiplies {@code length} components from the offset on by the factor, in place. */
  public static void scale(float[] vector, int offset, int length, float factor) {
    Objects.checkFromIndexSize(offset, length, vector.length);
    int i = 0;
    for (; i <= length - LANES; i += LANES) {
      at(vector, offset + i).mul(factor).intoArray(vector, offset + i);
    }
    for (; i < length; i++) {
      vector[offset + i] *= factor;
    }
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
    FloatVector sum0 = FloatVector.zero(SPECIES);
    FloatVector sum1 = sum0;
    FloatVector sum2 = sum0;
    FloatVector sum3 = sum0;
    int i = 0;
    for (; i <= query.length - 4 * LANES; i += 4 * LANES) {
      sum0 = at(rows, byteOffset, i).fma(at(query, i), sum0);
      sum1 = at(rows, byteOffset, i + LANES).fma(at(query, i + LANES), sum1);
      sum2 = at(rows, byteOffset, i + 2 * LANES).fma(at(query, i + 2 * LANES), sum2);
      sum3 = at(rows, byteOffset, i + 3 * LANES).fma(at(query, i + 3 * LANES), sum3);
    }
    for (; i <= query.length - LANES; i += LANES) {
      sum0 = at(rows, byteOffset, i).fma(at(query, i), sum0);
    }
    float result = sum0.add(sum1).add(sum2.add(sum3)).reduceLanes(VectorOperators.ADD);
    for (; i < query.length; i++) {
      result += rows.get(VectorMatrix.FLOAT, byteOffset + 4L * i) * query[i];
    }
    return result;
  }

  /** The inner products of a row in native memory with each of several queries of one length. */
  static void dots(MemorySegment rows, long byteOffset, float[][] queries, float[] target) {
    int q = 0;
    // The row is read once for four queries, whose sums need not wait for each other.
    for (; q <= queries.length - 4; q += 4) {
      dots(rows, byteOffset, queries, q, target);
    }
    for (; q < queries.length; q++) {
      target[q] = dot(rows, byteOffset, queries[q]);
    }
  }

  private static void dots(
      MemorySegment rows, long byteOffset, float[][] queries, int from, float[] target) {
    float[] a = queries[from];
    float[] b = queries[from + 1];
    float[] c = queries[from + 2];
    float[] d = queries[from + 3];
    FloatVector sumA = FloatVector.zero(SPECIES);
    FloatVector sumB = sumA;
    FloatVector sumC = sumA;
    FloatVector sumD = sumA;
    int i = 0;
    for (; i <= a.length - LANES; i += LANES) {
      FloatVector row = at(rows, byteOffset, i);
      sumA = row.fma(at(a, i), sumA);
      sumB = row.fma(at(b, i), sumB);
      sumC = row.fma(at(c, i), sumC);
      sumD = row.fma(at(d, i), sumD);
    }
    float restA = 0;
    float restB = 0;
    float restC = 0;
    float restD = 0;
    for (; i < a.length; i++) {
      float value = rows.get(VectorMatrix.FLOAT, byteOffset + 4L * i);
      restA += value * a[i];
      restB += value * b[i];
      restC += value * c[i];
      restD += value * d[i];
    }
    target[from] = sumA.reduceLanes(VectorOperators.ADD) + restA;
    target[from + 1] = sumB.reduceLanes(VectorOperators.ADD) + restB;
    target[from + 2] = sumC.reduceLanes(VectorOperators.ADD) + restC;
    target[from + 3] = sumD.reduceLanes(VectorOperators.ADD) + restD;
  }

  /** The Euclidean length of a row in native memory. */
  static float norm(MemorySegment rows, long byteOffset, int length) {
    FloatVector sum = FloatVector.zero(SPECIES);
    int i = 0;
    for (; i <= length - LANES; i += LANES) {
      FloatVector row = at(rows, byteOffset, i);
      sum = row.fma(row, sum);
    }
    float square = sum.reduceLanes(VectorOperators.ADD);
    for (; i < length; i++) {
      float value = rows.get(VectorMatrix.FLOAT, byteOffset + 4L * i);
      square += value * value;
    }
    return (float) Math.sqrt(square);
  }

  /** The least length of so many floats or more that leaves no part of a register unused. */
  public static int wholeRegisters(int length) {
    return (length + LANES - 1) / LANES * LANES;
  }

  /**
   * The exponential of each component, in place, within the last two bits of a float; negative
   * infinity becomes 0.
   */
  public static void exp(float[] values) {
    int i = 0;
    for (; i <= values.length - LANES; i += LANES) {
      at(values, i).lanewise(VectorOperators.EXP).intoArray(values, i);
    }
    for (; i < values.length; i++) {
      values[i] = (float) Math.exp(values[i]);
    }
  }

  private static FloatVector at(float[] array, int index) {
    return FloatVector.fromArray(SPECIES, array, index);
  }

  private static FloatVector at(MemorySegment rows, long byteOffset, int index) {
    return FloatVector.fromMemorySegment(SPECIES, rows, byteOffset + 4L * index, ORDER);
  }

  private static void requireSameLength(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "vectors of different lengths: " + a.length + " and " + b.length);
    }
  }
}
