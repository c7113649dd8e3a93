package dev.daogou.recommender.inference;

import dev.daogou.recommender.vectors.Vectors;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Optional;

/**
 * An affine map between vector spaces: what gives an item that no session was seen with a place
 * among those that were, by its content embedding.
 */
public final class LinearMap {
  private final float[][] rows;
  private final float[] shift;

  /**
   * @param rows one a component of what comes in
   * @param shift what is added at the end
   */
  public LinearMap(float[][] rows, float[] shift) {
    for (float[] row : rows) {
      if (row.length != shift.length) {
        throw new IllegalArgumentException(
            "a row of %d in a map to %d".formatted(row.length, shift.length));
      }
    }
    this.rows = rows.clone();
    this.shift = shift.clone();
  }

  /** Reads little-endian floats, row after row, the shift last; empty where the size is wrong. */
  static Optional<LinearMap> read(byte[] file, int outputs) {
    int size = outputs * Float.BYTES;
    if (file.length < 2 * size || file.length % size != 0) {
      return Optional.empty();
    }
    FloatBuffer floats = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[][] rows = new float[file.length / size - 1][outputs];
    for (float[] row : rows) {
      floats.get(row);
    }
    float[] shift = new float[outputs];
    floats.get(shift);
    return Optional.of(new LinearMap(rows, shift));
  }

  /** As a file's content. */
  public byte[] toBytes() {
    ByteBuffer file =
        ByteBuffer.allocate((rows.length + 1) * shift.length * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    FloatBuffer floats = file.asFloatBuffer();
    for (float[] row : rows) {
      floats.put(row);
    }
    floats.put(shift);
    return file.array();
  }

  /** Width of what comes in. */
  public int inputs() {
    return rows.length;
  }

  /**
   * The image of a vector.
   *
   * @throws IllegalArgumentException where the width is not {@link #inputs()}
   */
  public float[] of(float[] vector) {
    if (vector.length != rows.length) {
      throw new IllegalArgumentException(
          "a vector of %d for a map from %d".formatted(vector.length, rows.length));
    }
    float[] image = shift.clone();
    for (int i = 0; i < rows.length; i++) {
      Vectors.addScaled(image, vector[i], rows[i]);
    }
    return image;
  }
}
