package dev.daogou.app;

import dev.daogou.recommender.state.UnreadableStateException;
import java.util.Arrays;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Puts a format version byte before stored state, so that a later program can tell what it reads.
 *
 * @param version of the format that is written, and the only one that is read
 * @param content serde of what follows the byte
 */
public record VersionedSerde<T>(byte version, Serde<T> content) implements Serde<T> {
  @Override
  public Serializer<T> serializer() {
    return (topic, value) -> {
      if (value == null) {
        return null;
      }
      byte[] bytes = content.serializer().serialize(topic, value);
      byte[] stored = new byte[bytes.length + 1];
      stored[0] = version;
      System.arraycopy(bytes, 0, stored, 1, bytes.length);
      return stored;
    };
  }

  @Override
  public Deserializer<T> deserializer() {
    return (topic, bytes) -> {
      if (bytes == null) {
        return null;
      }
      if (bytes.length == 0) {
        throw UnreadableStateException.empty("state in " + topic);
      }
      if (bytes[0] != version) {
        throw UnreadableStateException.of("state in " + topic, bytes[0], version, version);
      }
      return content.deserializer().deserialize(topic, Arrays.copyOfRange(bytes, 1, bytes.length));
    };
  }
}
