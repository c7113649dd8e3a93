package dev.daogou.schemas;

import java.nio.ByteBuffer;

/**
 * The long vector points where the short one does until a shopper turns to other things. Until then
 * it is written as a scale alone.
 */
final class LikeVectors {
  private static final double ALIKE = 0.998;

  private LikeVectors() {}

  /** The vector, or its length alone where it points where the other does. */
  static QuantizedVector shorten(QuantizedVector vector, QuantizedVector like) {
    ByteBuffer ours = vector.getBytes();
    ByteBuffer theirs = like.getBytes();
    if (ours.remaining() == 0 || ours.remaining() != theirs.remaining()) {
      return vector;
    }
    double dot = dot(ours, theirs);
    double own = dot(ours, ours);
    double other = dot(theirs, theirs);
    return dot > 0 && dot * dot >= ALIKE * ALIKE * own * other
        ? new QuantizedVector(
            (float) (vector.getScale() * Math.sqrt(own / other)), ByteBuffer.allocate(0))
        : vector;
  }

  /** The vector as readers know it. */
  static QuantizedVector fill(QuantizedVector vector, QuantizedVector like) {
    return vector.getBytes().remaining() == 0 && like.getBytes().remaining() > 0
        ? new QuantizedVector(vector.getScale(), like.getBytes().duplicate())
        : vector;
  }

  private static double dot(ByteBuffer one, ByteBuffer other) {
    long sum = 0;
    for (int i = 0; i < one.remaining(); i++) {
      sum += one.get(one.position() + i) * other.get(other.position() + i);
    }
    return sum;
  }
}
