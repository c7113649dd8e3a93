package dev.daogou.browser;

import dev.daogou.schemas.EventTypes;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topic;
import dev.daogou.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What lies on the demo's events topic, counted anew, without a line of what counts for the board.
 */
final class EventsTopic {
  /** For the topic's name and format: how many partitions the demo made, the broker tells. */
  private final Topic<ShopperKey, StorefrontEvent> topic = Topics.withPartitions(1).events();

  private final String bootstrapServers;

  EventsTopic(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** Distinct live events by type, in the words of the API. */
  Map<String, Long> byType() {
    Map<String, Long> counts = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(partition -> new TopicPartition(topic.name(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(
                record -> {
                  if (read(record.value()) instanceof StorefrontEvent event
                      && event.getOrigin() == Origin.LIVE
                      && seen.add(event.getShopper() + " " + event.getId())) {
                    counts.merge(EventTypes.of(event.getPayload()), 1L, Long::sum);
                  }
                });
      }
    }
    return counts;
  }

  private StorefrontEvent read(byte[] value) {
    try {
      return topic.value().deserializer().deserialize(topic.name(), value);
    } catch (SerializationException unusable) {
      return null;
    }
  }

  /** Puts something on the topic that is no event. */
  void litter() throws InterruptedException, ExecutionException {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      byte[] litter = "not an event".getBytes(StandardCharsets.UTF_8);
      var unused = producer.send(new ProducerRecord<>(topic.name(), litter, litter)).get();
    }
  }
}
