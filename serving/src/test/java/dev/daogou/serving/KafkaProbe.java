package dev.daogou.serving;

import dev.daogou.schemas.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Reads and writes topics from outside of the service. */
public final class KafkaProbe implements AutoCloseable {
  private final String bootstrapServers;
  private final KafkaProducer<byte[], byte[]> producer;

  public KafkaProbe(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Writes a record and waits for it, on the default partition where none is named. */
  public <K, V> RecordMetadata write(Topic<K, V> topic, Integer partition, K key, V value) {
    try {
      return producer
          .send(
              new ProducerRecord<>(
                  topic.name(),
                  partition,
                  topic.key().serializer().serialize(topic.name(), key),
                  topic.value().serializer().serialize(topic.name(), value)))
          .get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError("cannot write to " + topic.name(), e);
    }
  }

  /** The record at an offset. */
  public ConsumerRecord<byte[], byte[]> recordAt(Topic<?, ?> topic, int partition, long offset) {
    TopicPartition place = new TopicPartition(topic.name(), partition);
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(place));
      consumer.seek(place, offset);
      List<ConsumerRecord<byte[], byte[]>> records =
          consumer.poll(Duration.ofSeconds(10)).records(place);
      return records.getFirst();
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
