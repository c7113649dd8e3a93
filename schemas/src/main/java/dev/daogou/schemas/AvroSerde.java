package dev.daogou.schemas;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Avro single-object encoding: two marker bytes, the 64-bit Rabin fingerprint of the writer's
 * schema, the Avro binary. No registry is needed; writer schemas other than the current one are
 * named in the constructor.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#single-object-encoding">Avro
 *     specification</a>
 */
public final class AvroSerde<T extends SpecificRecord> implements Serde<T> {
  private final BinaryMessageEncoder<T> encoder;
  private final BinaryMessageDecoder<T> decoder;

  /**
   * @param type generated class
   * @param olderWriters schemas of earlier versions that may still be read
   */
  public AvroSerde(Class<T> type, Schema... olderWriters) {
    SpecificData model = SpecificData.getForClass(type);
    Schema schema = model.getSchema(type);
    encoder = new BinaryMessageEncoder<>(model, schema);
    decoder = new BinaryMessageDecoder<>(model, schema);
    for (Schema older : olderWriters) {
      decoder.addSchema(older);
    }
  }

  @Override
  public Serializer<T> serializer() {
    return (topic, value) -> {
      try {
        return value == null ? null : toArray(encoder.encode(value));
      } catch (IOException | RuntimeException e) {
        throw new SerializationException(
            "cannot write Avro for " + topic + ": " + e.getMessage(), e);
      }
    };
  }

  @Override
  public Deserializer<T> deserializer() {
    return (topic, bytes) -> {
      try {
        return bytes == null ? null : decoder.decode(ByteBuffer.wrap(bytes));
      } catch (IOException
          | AvroRuntimeException
          | IndexOutOfBoundsException
          | NegativeArraySizeException e) {
        throw new SerializationException(
            "cannot read Avro from " + topic + ": " + e.getMessage(), e);
      }
    };
  }

  private static byte[] toArray(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
