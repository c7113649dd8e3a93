package dev.daogou.clients;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The attempts at an application's partitions, kept as the offsets of a group without members: on
 * Kafka's own compacted topic, outside of every transaction, so that they outlive threads,
 * processes and machines. Thread-safe.
 */
final class AttemptLog implements Isolation.Log {
  private static final long PATIENCE_MS = 10_000;

  private final Admin admin;
  private final String group;

  /**
   * @param application id of the Kafka Streams application
   */
  AttemptLog(Admin admin, String application) {
    this.admin = admin;
    group = application + "-attempts";
  }

  @Override
  public Map<TopicPartition, Attempt> read() {
    Map<TopicPartition, Attempt> attempts = new HashMap<>();
    try {
      admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get(PATIENCE_MS, TimeUnit.MILLISECONDS)
          .forEach(
              (partition, stored) ->
                  Optional.ofNullable(stored)
                      .flatMap(Attempt::read)
                      .ifPresent(attempt -> attempts.put(partition, attempt)));
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof GroupIdNotFoundException)) {
        throw new KafkaException("what was tried before cannot be read", e.getCause());
      }
    } catch (TimeoutException e) {
      throw new KafkaException("what was tried before cannot be read", e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
    return attempts;
  }

  @Override
  public void write(Map<TopicPartition, Attempt> attempts) {
    Map<TopicPartition, OffsetAndMetadata> stored = new HashMap<>();
    attempts.forEach((partition, attempt) -> stored.put(partition, attempt.stored()));
    try {
      admin.alterConsumerGroupOffsets(group, stored).all().get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new KafkaException("what is tried cannot be remembered", e.getCause());
    } catch (TimeoutException e) {
      throw new KafkaException("what is tried cannot be remembered", e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
