package dev.daogou.catalogue;

import dev.daogou.recommender.vectors.Quantized;
import dev.daogou.schemas.QuantizedVector;
import java.nio.ByteBuffer;

/** Vectors between their Avro form and floats. */
public final class QuantizedVectors {
  private QuantizedVectors() {}

  /** The floats of a record. */
  public static float[] read(QuantizedVector vector) {
    ByteBuffer buffer = vector.getBytes();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(buffer.position(), bytes);
    return new Quantized(vector.getScale(), bytes).toFloats();
  }

  /** The record of the floats, each rounded to a signed byte. */
  public static QuantizedVector write(float[] vector) {
    Quantized quantized = Quantized.of(vector);
    return new QuantizedVector(quantized.scale(), ByteBuffer.wrap(quantized.bytes()));
  }
}
