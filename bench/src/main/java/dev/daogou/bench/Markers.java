package dev.daogou.bench;

import dev.daogou.schemas.ProgressKey;
import dev.daogou.schemas.ProgressMarker;
import dev.daogou.schemas.RecommendationUpdate;
import dev.daogou.schemas.Topic;
import dev.daogou.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads from the progress markers how many events are reflected in committed lists. */
final class Markers implements AutoCloseable {
  private final KafkaConsumer<String, RecommendationUpdate> consumer;
  private final Map<Integer, Long> reflected = new HashMap<>();

  Markers(String bootstrapServers, Topics topics) {
    Topic<String, RecommendationUpdate> topic = topics.recommendations();
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                10_000),
            topic.key().deserializer(),
            topic.value().deserializer());
    var partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Whether the lists reflect so many events in all. */
  boolean cover(long events) {
    consumer
        .poll(Duration.ofMillis(20))
        .forEach(
            record -> {
              if (ProgressKey.isMarker(record.key())
                  && record.value().getUpdate() instanceof ProgressMarker marker) {
                reflected.merge(marker.getPartition(), marker.getOffset() + 1, Math::max);
              }
            });
    return reflected.values().stream().mapToLong(Long::longValue).sum() >= events;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
