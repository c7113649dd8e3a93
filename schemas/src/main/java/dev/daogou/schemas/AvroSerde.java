package dev.daogou.schemas;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Avro single-object encoding: two marker bytes, the 64-bit Rabin fingerprint of the writer's
 * schema, the Avro binary. No registry is needed; writer schemas other than the current one are
 * named in the constructor. Bytes that are anything else, or go on after the value, are a {@link
 * SerializationException}.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#single-object-encoding">Avro
 *     specification</a>
 */
public final class AvroSerde<T extends SpecificRecord> implements Serde<T> {
  private static final byte[] MARKER = {(byte) 0xC3, 0x01};
  private static final int HEADER_LENGTH = MARKER.length + Long.BYTES;

  private final byte[] header;
  private final DatumWriter<T> writer;
  private final Map<Long, DatumReader<T>> readers = new HashMap<>();

  /**
   * @param type generated class
   * @param olderWriters schemas of earlier versions that may still be read
   */
  public AvroSerde(Class<T> type, Schema... olderWriters) {
    SpecificData model = SpecificData.getForClass(type);
    // Generated code where there is some, instead of a walk along the schema.
    model.setCustomCoders(true);
    Schema schema = model.getSchema(type);
    header = header(schema);
    writer = new SpecificDatumWriter<>(schema, model);
    for (Schema older : olderWriters) {
      readers.put(fingerprint(older), new SpecificDatumReader<>(older, schema, model));
    }
    readers.put(fingerprint(schema), new SpecificDatumReader<>(schema, schema, model));
  }

  @Override
  public Serializer<T> serializer() {
    return (topic, value) -> {
      try {
        return value == null ? null : AvroBody.write(header, writer, value);
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
        return bytes == null ? null : AvroBody.read(reader(bytes), bytes, HEADER_LENGTH);
      } catch (IOException | RuntimeException e) {
        throw new SerializationException(
            "cannot read Avro from " + topic + ": " + e.getMessage(), e);
      }
    };
  }

  private DatumReader<T> reader(byte[] bytes) {
    if (bytes.length < HEADER_LENGTH || bytes[0] != MARKER[0] || bytes[1] != MARKER[1]) {
      throw new SerializationException("the bytes are not single-object encoding");
    }
    long fingerprint = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(MARKER.length);
    DatumReader<T> reader = readers.get(fingerprint);
    if (reader == null) {
      throw new SerializationException(
          "the writer's schema is not known, its fingerprint is " + Long.toHexString(fingerprint));
    }
    return reader;
  }

  private static byte[] header(Schema schema) {
    return ByteBuffer.allocate(HEADER_LENGTH)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MARKER)
        .putLong(fingerprint(schema))
        .array();
  }

  private static long fingerprint(Schema schema) {
    return SchemaNormalization.parsingFingerprint64(schema);
  }
}
