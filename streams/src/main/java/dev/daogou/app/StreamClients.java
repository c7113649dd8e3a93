package dev.daogou.app;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * The usual clients of Kafka Streams, but that stream threads wait for records as {@link
 * PollTimeout} says: Kafka Streams itself knows one wait only, whether timers are due or not.
 */
public final class StreamClients implements KafkaClientSupplier {
  private static final int HEARTBEATS_IN_A_SESSION = 30;

  private final PollTimeout timeout;

  public StreamClients(PollTimeout timeout) {
    this.timeout = timeout;
  }

  /**
   * How often an instance tells its group that it lives. It hears in the answer that partitions are
   * about to move, and all wait until the last has heard it: hence more often than a session that
   * may end needs.
   */
  public static Duration heartbeat(Duration sessionTimeout) {
    return sessionTimeout.dividedBy(HEARTBEATS_IN_A_SESSION);
  }

  @Override
  public Admin getAdmin(Map<String, Object> config) {
    return Admin.create(config);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()) {
      @Override
      public ConsumerRecords<byte[], byte[]> poll(Duration usual) {
        return super.poll(timeout.now(usual));
      }
    };
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
