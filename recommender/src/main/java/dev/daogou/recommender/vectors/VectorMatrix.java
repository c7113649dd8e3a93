package dev.daogou.recommender.vectors;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Objects;

/**
 * A growing matrix of rows × width floats in one block of native memory, so that ONNX Runtime can
 * take it as a tensor without a copy.
 *
 * <p>One thread writes, any number read without locks. A reader that reads a row while it is being
 * written may see some components old and some new. When the matrix grows, it doubles into a new
 * block and readers keep the old one, which is freed when nobody holds it.
 */
public final class VectorMatrix {
  static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT.withOrder(ByteOrder.nativeOrder());
  private static final long ALIGNMENT = 64; // a cache line, and the widest vector register

  private final int width;
  private final int maxRows;
  private volatile MemorySegment block;
  // Written after the block and read before it: a reader's block always holds the rows it counted.
  private volatile int rows;

  /**
   * An empty matrix.
   *
   * @param width floats a row, at least one
   * @param initialRows rows to reserve memory for, at least one
   */
  public VectorMatrix(int width, int initialRows) {
    if (width < 1 || initialRows < 1) {
      throw new IllegalArgumentException(
          "width and rows must be at least 1, were " + width + " and " + initialRows);
    }
    this.width = width;
    this.maxRows = Integer.MAX_VALUE / (Float.BYTES * width);
    requireRoomFor(initialRows);
    this.block = allocate(initialRows);
  }

  public int width() {
    return width;
  }

  /** One more than the highest row that was set. */
  public int rows() {
    return rows;
  }

  /**
   * Writes a part of a row; a row beyond the last adds it and zero rows up to it.
   *
   * @throws IllegalStateException when the matrix would pass the two gigabytes of one buffer
   */
  public void set(int row, int offset, float[] values) {
    Objects.checkIndex(row, Integer.MAX_VALUE);
    Objects.checkFromIndexSize(offset, values.length, width);
    if (row >= capacity()) {
      growToHold(row);
    }
    MemorySegment.copy(values, 0, block, FLOAT, byteOffset(row, offset), values.length);
    // Also for a row that was there: the volatile write publishes what was copied.
    rows = Math.max(rows, row + 1);
  }

  /** Copies a row into the target, which is as long as the matrix is wide. */
  public void copyRow(int row, float[] target) {
    Objects.checkIndex(row, rows);
    if (target.length != width) {
      throw new IllegalArgumentException(
          "target of length " + target.length + " for a row of " + width);
    }
    MemorySegment.copy(block, FLOAT, byteOffset(row, 0), target, 0, width);
  }

  /** Copies a part of a row. */
  public void copy(int row, int offset, float[] target, int targetOffset, int length) {
    Objects.checkIndex(row, rows);
    Objects.checkFromIndexSize(offset, length, width);
    MemorySegment.copy(block, FLOAT, byteOffset(row, offset), target, targetOffset, length);
  }

  /** The inner product of a query with as many floats of a row, from the offset on. */
  public float dot(int row, int offset, float[] query) {
    Objects.checkIndex(row, rows);
    Objects.checkFromIndexSize(offset, query.length, width);
    return Vectors.dot(block, byteOffset(row, offset), query);
  }

  /** The inner products of a query with the rows {@code fromRow} to before {@code toRow}. */
  public void dots(int fromRow, int toRow, int offset, float[] query, float[] target) {
    Objects.checkFromToIndex(fromRow, toRow, rows);
    Objects.checkFromIndexSize(offset, query.length, width);
    MemorySegment current = block;
    for (int row = fromRow; row < toRow; row++) {
      target[row - fromRow] = Vectors.dot(current, byteOffset(row, offset), query);
    }
  }

  /**
   * The inner products of as many floats of one row, from the offset on, with each of several
   * queries.
   *
   * @param queries of one length
   * @param target one a query
   */
  public void dots(int row, int offset, float[][] queries, float[] target) {
    Objects.checkIndex(row, rows);
    Objects.checkFromIndexSize(offset, queries.length == 0 ? 0 : queries[0].length, width);
    Objects.checkFromIndexSize(0, queries.length, target.length);
    Vectors.dots(block, byteOffset(row, offset), queries, target);
  }

  /** Adds the first floats of a row, scaled for each, to two targets of one length, in place. */
  public void addTo(int row, float scale, float[] target, float otherScale, float[] other) {
    Objects.checkIndex(row, rows);
    Objects.checkFromIndexSize(0, target.length, width);
    Vectors.addScaled(block, byteOffset(row, 0), scale, target, otherScale, other);
  }

  /** The Euclidean length of a part of a row. */
  public float norm(int row, int offset, int length) {
    Objects.checkIndex(row, rows);
    Objects.checkFromIndexSize(offset, length, width);
    return Vectors.norm(block, byteOffset(row, offset), length);
  }

  /**
   * The rows there are now, as a direct buffer in native order: a tensor of shape {@code
   * [remaining() / width(), width()]}. Writes to rows it covers show in it until the matrix grows.
   */
  public FloatBuffer buffer() {
    long bytes = (long) rows * width * Float.BYTES;
    return block.asSlice(0, bytes).asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  /** The block that holds the rows counted before this call. */
  MemorySegment block() {
    return block;
  }

  long byteOffset(int row, int offset) {
    return ((long) row * width + offset) * Float.BYTES;
  }

  private void growToHold(int row) {
    requireRoomFor(row + 1L);
    long doubled = Math.min(maxRows, Math.max(row + 1L, 2L * capacity()));
    MemorySegment larger = allocate((int) doubled);
    MemorySegment.copy(block, 0, larger, 0, byteOffset(rows, 0));
    block = larger;
  }

  private void requireRoomFor(long wanted) {
    if (wanted > maxRows) {
      throw new IllegalStateException(
          "a matrix of width " + width + " holds at most " + maxRows + " rows, not " + wanted);
    }
  }

  private int capacity() {
    return (int) (block.byteSize() / Float.BYTES / width);
  }

  private MemorySegment allocate(int capacity) {
    return Arena.ofAuto().allocate(byteOffset(capacity, 0), ALIGNMENT);
  }
}
