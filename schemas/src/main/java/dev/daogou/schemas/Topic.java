package dev.daogou.schemas;

import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.serialization.Serde;

/**
 * A topic and how its records are written: name and serdes travel together.
 *
 * @param name full name, prefix included
 * @param key serde of the key
 * @param value serde of the value
 * @param partitions count, fixed when the topic is created
 * @param config topic settings at creation, such as {@code cleanup.policy}
 */
public record Topic<K, V>(
    String name, Serde<K> key, Serde<V> value, int partitions, Map<String, String> config) {
  public Topic {
    if (name.isBlank() || partitions < 1) {
      throw new IllegalArgumentException(
          "a topic needs a name and a partition: '" + name + "', " + partitions);
    }
    config = Map.copyOf(config);
  }

  /** What an admin client creates. */
  public NewTopic toCreate(short replication) {
    return new NewTopic(name, partitions, replication).configs(config);
  }
}
