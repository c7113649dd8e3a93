package dev.daogou.recommender.inference;

import java.nio.FloatBuffer;

/**
 * The items' vectors as a ranker reads them: row {@code i} holds fixed and behaviour vector of an
 * item, side by side. It is read where it lies, so later writes are seen by the next call.
 *
 * @param values direct, native-order memory of at least {@code rows * 2 * dimensions} floats
 * @param rows items, at least 1
 * @param dimensions width of one vector
 */
public record ItemMatrix(FloatBuffer values, int rows, int dimensions) {
  public ItemMatrix {
    if (rows < 1 || dimensions < 1) {
      throw new IllegalArgumentException(
          "item matrix of %d rows, %d dimensions".formatted(rows, dimensions));
    }
    long size = (long) rows * 2 * dimensions;
    if (!values.isDirect() || values.capacity() < size) {
      throw new IllegalArgumentException(
          "item matrix needs direct memory of %d floats, has %d"
              .formatted(size, values.capacity()));
    }
  }

  int width() {
    return 2 * dimensions;
  }

  FloatBuffer view() {
    return values.duplicate().position(0).limit(rows * width());
  }
}
