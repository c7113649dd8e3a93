package dev.daogou.app;

import java.util.function.Function;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Stored state as its own format writes it; no value stays none.
 *
 * @param write the bytes of a value
 * @param read the value of bytes that {@code write} made
 */
public record StateSerde<T>(Function<T, byte[]> write, Function<byte[], T> read)
    implements Serde<T> {
  @Override
  public Serializer<T> serializer() {
    return (topic, value) -> value == null ? null : write.apply(value);
  }

  @Override
  public Deserializer<T> deserializer() {
    return (topic, bytes) -> bytes == null ? null : read.apply(bytes);
  }
}
