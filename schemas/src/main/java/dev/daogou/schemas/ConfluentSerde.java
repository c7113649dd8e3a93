package dev.daogou.schemas;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
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
 * Confluent's wire format: a zero byte, the schema's id in four bytes (highest first), the Avro
 * binary. The schema is registered under the subject {@code <topic>-value} when the first value is
 * written to a topic; the schemas of others are fetched once.
 */
final class ConfluentSerde<T extends SpecificRecord> implements Serde<T> {
  private static final byte MAGIC = 0;
  private static final int HEADER_LENGTH = 1 + Integer.BYTES;

  private final ConfluentRegistry registry;
  private final SpecificData model;
  private final Schema schema;
  private final DatumWriter<T> writer;
  private final Map<String, byte[]> headerByTopic = new ConcurrentHashMap<>();
  private final Map<Integer, DatumReader<T>> readerById = new ConcurrentHashMap<>();

  ConfluentSerde(Class<T> type, ConfluentRegistry registry) {
    this.registry = registry;
    model = SpecificData.getForClass(type);
    schema = model.getSchema(type);
    writer = new SpecificDatumWriter<>(schema, model);
  }

  @Override
  public Serializer<T> serializer() {
    return (topic, value) -> {
      try {
        return value == null ? null : AvroBody.write(header(topic), writer, value);
      } catch (RegistryUnavailableException e) {
        throw e;
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
      } catch (RegistryUnavailableException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        throw new SerializationException(
            "cannot read Avro from " + topic + ": " + e.getMessage(), e);
      }
    };
  }

  private byte[] header(String topic) {
    return headerByTopic.computeIfAbsent(
        topic,
        name -> {
          int id = registry.register(name + "-value", schema);
          return ByteBuffer.allocate(HEADER_LENGTH).put(MAGIC).putInt(id).array();
        });
  }

  private DatumReader<T> reader(byte[] bytes) {
    if (bytes.length < HEADER_LENGTH || bytes[0] != MAGIC) {
      throw new SerializationException("the bytes are not in Confluent's wire format");
    }
    int id = ByteBuffer.wrap(bytes).getInt(1);
    return readerById.computeIfAbsent(
        id, fresh -> new SpecificDatumReader<>(registry.schema(fresh), schema, model));
  }
}
