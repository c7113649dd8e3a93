package dev.daogou.bench;

import dev.daogou.bench.workbench.LoadThreads;
import dev.daogou.schemas.Topic;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Sends records in batches; its threads count as load, not as what is measured. */
final class Feed<K, V> implements AutoCloseable {
  private final Topic<K, V> topic;
  private final KafkaProducer<K, V> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /** What is told of a record that Kafka has. */
  interface Taken {
    void at(RecordMetadata place);
  }

  Feed(String bootstrapServers, Topic<K, V> topic) {
    this.topic = topic;
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.CLIENT_ID_CONFIG,
                LoadThreads.CLIENT + topic.name(),
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.BATCH_SIZE_CONFIG,
                128 * 1024,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4"),
            topic.key().serializer(),
            topic.value().serializer());
  }

  void send(K key, V value) {
    send(key, value, place -> {});
  }

  void send(K key, V value, Taken taken) {
    var unused =
        producer.send(
            new ProducerRecord<>(topic.name(), key, value),
            (place, problem) -> {
              if (problem == null) {
                taken.at(place);
              } else {
                failure.compareAndSet(null, problem);
              }
            });
  }

  /**
   * Returns when Kafka has everything.
   *
   * @throws IllegalStateException where something was not taken
   */
  void flush() {
    producer.flush();
    if (failure.get() != null) {
      throw new IllegalStateException("not every record was taken", failure.get());
    }
  }

  @Override
  public void close() {
    flush();
    producer.close();
  }
}
