package dev.daogou.recommender.vectors;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Loops over the widest registers of the machine (JEP 508). Fast once the optimising compiler has
 * seen to them; until then every step makes an object.
 */
final class WideLoops implements Loops {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  @Override
  public float dot(float[] a, int aOffset, float[] b, int bOffset, int length) {
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

  @Override
  public float dot(MemorySegment rows, long byteOffset, float[] query) {
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

  @Override
  public void dots(MemorySegment rows, long byteOffset, float[][] queries, float[] target) {
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

  @Override
  public void addScaled(
      float[] target, int targetOffset, float scale, float[] source, int sourceOffset, int length) {
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

  @Override
  public void addScaled(
      MemorySegment rows,
      long byteOffset,
      float scale,
      float[] target,
      float otherScale,
      float[] other) {
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

  @Override
  public void scale(float[] vector, int offset, int length, float factor) {
    int i = 0;
    for (; i <= length - LANES; i += LANES) {
      at(vector, offset + i).mul(factor).intoArray(vector, offset + i);
    }
    for (; i < length; i++) {
      vector[offset + i] *= factor;
    }
  }

  @Override
  public float square(MemorySegment rows, long byteOffset, int length) {
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
    return square;
  }

  @Override
  public void exp(float[] values) {
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
}
