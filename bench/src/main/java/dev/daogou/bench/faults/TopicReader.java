package dev.daogou.bench.faults;

import dev.daogou.schemas.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;

/** Reads what is committed in topics, whatever else lies there. */
final class TopicReader {
  private static final Duration POLL = Duration.ofMillis(50);

  private final String bootstrapServers;

  TopicReader(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  <K, V> Map<K, V> latest(Topic<K, V> topic) {
    return latest(topic.name(), topic.key(), topic.value());
  }

  /**
   * The last committed value of each key; without those whose last value is empty, and without
   * records that are none of this topic, as strangers write them.
   */
  <K, V> Map<K, V> latest(String topic, Serde<K> keys, Serde<V> values) {
    Map<K, byte[]> last = new HashMap<>();
    Deserializer<K> key = keys.deserializer();
    read(
        topic,
        Map.of(),
        record -> {
          try {
            last.put(key.deserialize(topic, record.key()), record.value());
          } catch (RuntimeException foreign) {
            // Not of the program.
          }
        });
    Map<K, V> latest = new HashMap<>();
    Deserializer<V> value = values.deserializer();
    last.forEach(
        (each, bytes) -> {
          try {
            if (bytes != null) {
              latest.put(each, value.deserialize(topic, bytes));
            }
          } catch (RuntimeException foreign) {
            // Likewise.
          }
        });
    return latest;
  }

  /** Records from the offsets given, or from the beginning, to the last stable one. */
  void read(
      String topic,
      Map<TopicPartition, Long> from,
      Consumer<ConsumerRecord<byte[], byte[]>> receiver) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                10_000,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                8 << 20),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(each -> new TopicPartition(topic, each.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
      begins.forEach((each, begin) -> consumer.seek(each, from.getOrDefault(each, begin)));
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(POLL).forEach(receiver);
      }
    }
  }
}
