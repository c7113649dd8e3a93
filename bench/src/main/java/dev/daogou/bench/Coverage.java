package dev.daogou.bench;

import dev.daogou.bench.workbench.LoadThreads;
import dev.daogou.schemas.ProgressKey;
import dev.daogou.schemas.ProgressMarker;
import dev.daogou.schemas.RecommendationList;
import dev.daogou.schemas.RecommendationUpdate;
import dev.daogou.schemas.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Follows lists and progress markers from the moment it was opened, to tell which events they
 * cover. Reads what is not yet committed, as the service does.
 */
final class Coverage implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);

  private final Topic<String, RecommendationUpdate> topic;
  private final KafkaConsumer<String, byte[]> consumer;
  private final CoveredEvents events = new CoveredEvents();
  private final Thread thread;

  Coverage(String bootstrapServers, Topic<String, RecommendationUpdate> topic) {
    this.topic = topic;
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.CLIENT_ID_CONFIG,
                LoadThreads.CLIENT + "coverage",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                10_000),
            topic.key().deserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    thread = Thread.ofPlatform().name(LoadThreads.CLIENT + "coverage").start(this::follow);
  }

  /** What is covered so far. */
  CoveredEvents events() {
    return events;
  }

  private void follow() {
    try (consumer) {
      while (true) {
        consumer.poll(POLL).forEach(this::read);
      }
    } catch (WakeupException closing) {
      // Asked to end.
    }
  }

  private void read(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      return;
    }
    Object update =
        topic.value().deserializer().deserialize(record.topic(), record.value()).getUpdate();
    if (ProgressKey.isMarker(record.key()) && update instanceof ProgressMarker marker) {
      events.marker(marker.getPartition(), marker.getOffset());
    } else if (update instanceof RecommendationList list && list.getBasis() != null) {
      events.list(record.key(), list.getBasis().getOffset());
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
