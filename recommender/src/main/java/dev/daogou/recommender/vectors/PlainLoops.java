package dev.daogou.recommender.vectors;

import java.lang.foreign.MemorySegment;

/**
 * Loops that any compiler makes good code of, and the interpreter bears. A row in native memory is
 * copied out first: reading it float by float is dear until it is compiled.
 */
final class PlainLoops implements Loops {
  private static final ThreadLocal<float[]> ROW = ThreadLocal.withInitial(() -> new float[0]);

  @Override
  public float dot(float[] a, int aOffset, float[] b, int bOffset, int length) {
    // Eight sums, so that none waits for another.
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    float sum4 = 0;
    float sum5 = 0;
    float sum6 = 0;
    float sum7 = 0;
    int i = 0;
    for (; i <= length - 8; i += 8) {
      int inA = aOffset + i;
      int inB = bOffset + i;
      sum0 += a[inA] * b[inB];
      sum1 += a[inA + 1] * b[inB + 1];
      sum2 += a[inA + 2] * b[inB + 2];
      sum3 += a[inA + 3] * b[inB + 3];
      sum4 += a[inA + 4] * b[inB + 4];
      sum5 += a[inA + 5] * b[inB + 5];
      sum6 += a[inA + 6] * b[inB + 6];
      sum7 += a[inA + 7] * b[inB + 7];
    }
    for (; i < length; i++) {
      sum0 += a[aOffset + i] * b[bOffset + i];
    }
    return sum0 + sum1 + (sum2 + sum3) + (sum4 + sum5 + (sum6 + sum7));
  }

  @Override
  public float dot(MemorySegment rows, long byteOffset, float[] query) {
    return dot(row(rows, byteOffset, query.length), 0, query, 0, query.length);
  }

  @Override
  public void dots(MemorySegment rows, long byteOffset, float[][] queries, float[] target) {
    if (queries.length > 0) {
      int length = queries[0].length;
      float[] row = row(rows, byteOffset, length);
      for (int q = 0; q < queries.length; q++) {
        target[q] = dot(row, 0, queries[q], 0, length);
      }
    }
  }

  @Override
  public void addScaled(
      float[] target, int targetOffset, float scale, float[] source, int sourceOffset, int length) {
    for (int i = 0; i < length; i++) {
      target[targetOffset + i] += scale * source[sourceOffset + i];
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
    float[] row = row(rows, byteOffset, target.length);
    addScaled(target, 0, scale, row, 0, target.length);
    addScaled(other, 0, otherScale, row, 0, target.length);
  }

  @Override
  public void scale(float[] vector, int offset, int length, float factor) {
    for (int i = offset; i < offset + length; i++) {
      vector[i] *= factor;
    }
  }

  @Override
  public float square(MemorySegment rows, long byteOffset, int length) {
    float[] row = row(rows, byteOffset, length);
    return dot(row, 0, row, 0, length);
  }

  @Override
  public void exp(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.exp(values[i]);
    }
  }

  /** A copy of the row, this thread's until the next; it may be longer. */
  private static float[] row(MemorySegment rows, long byteOffset, int length) {
    float[] row = ROW.get();
    if (row.length < length) {
      row = new float[length];
      ROW.set(row);
    }
    MemorySegment.copy(rows, VectorMatrix.FLOAT, byteOffset, row, 0, length);
    return row;
  }
}
