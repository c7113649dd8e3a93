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
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The attempts at an application's partitions, kept as the offsets of a group without members: on
 * Kafka's own compacted topic, outside of every transaction, so that they outlive threads,
 * processes and machines. Thread-safe.
 */
final class AttemptLog implements Isolation.Log {
  private static final Logger LOG = LoggerFactory.getLogger(AttemptLog.class);
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
  public Isolation.Answer read() {
    KafkaFuture<Map<TopicPartition, OffsetAndMetadata>> answer =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata();
    return () -> {
      try {
        return attempts(await(answer, "what was tried before cannot be read"));
      } catch (KafkaException e) {
        if (e.getCause() instanceof GroupIdNotFoundException) {
          return Map.of();
        }
        throw e;
      }
    };
  }

  private static Map<TopicPartition, Attempt> attempts(
      Map<TopicPartition, OffsetAndMetadata> offsets) {
    Map<TopicPartition, Attempt> attempts = new HashMap<>();
    offsets.forEach(
        (partition, stored) ->
            Optional.ofNullable(stored)
                .flatMap(Attempt::read)
                .ifPresent(attempt -> attempts.put(partition, attempt)));
    return attempts;
  }

  @Override
  public void write(Map<TopicPartition, Attempt> attempts) {
    await(send(attempts), "what is tried cannot be remembered");
  }

  @Override
  public void note(Map<TopicPartition, Attempt> attempts) {
    var unused =
        send(attempts)
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    LOG.warn("{} are not remembered: {}", attempts, failure.getMessage());
                  }
                });
  }

  private KafkaFuture<Void> send(Map<TopicPartition, Attempt> attempts) {
    Map<TopicPartition, OffsetAndMetadata> stored = new HashMap<>();
    attempts.forEach((partition, attempt) -> stored.put(partition, attempt.stored()));
    return stored.isEmpty()
        ? KafkaFuture.completedFuture(null)
        : admin.alterConsumerGroupOffsets(group, stored).all();
  }

  private static <T> T await(KafkaFuture<T> answer, String failed) {
    try {
      return answer.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new KafkaException(failed, e.getCause());
    } catch (TimeoutException e) {
      throw new KafkaException(failed, e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
