package dev.daogou.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;

/**
 * Takes what programs up to format 3 kept in stores of their own into the one store of {@link
 * ShopperWork}: what stands on their changelogs is appended to its changelog, as it is, with its
 * section before each key. The store learns of it when it is restored, so that no program may be at
 * work meanwhile. To do it again does no harm. The changelogs stay as they are.
 */
public final class EarlierWork {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Map<String, StoreSection> STORES =
      Map.of(
          "progress", ShopperWork.SEEN,
          "history", ShopperWork.HISTORY,
          "changed-sessions", ShopperWork.SESSIONS);

  private final String application;
  private final Map<String, Object> client;

  /**
   * @param application id of the Kafka Streams application
   * @param client properties of Kafka clients
   */
  public EarlierWork(String application, Map<String, Object> client) {
    this.application = application;
    this.client = Map.copyOf(client);
  }

  /**
   * Moves everything, and returns when Kafka has it.
   *
   * @return how many records
   * @throws KafkaException when Kafka does not answer, or does not take them
   */
  public int move() {
    Map<String, Object> reading = new HashMap<>(client);
    reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    reading.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    int moved = 0;
    try (var from =
            new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var to =
            new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      Map<String, List<PartitionInfo>> topics = from.listTopics();
      for (Map.Entry<String, StoreSection> store : STORES.entrySet()) {
        for (PartitionInfo each : topics.getOrDefault(changelog(store.getKey()), List.of())) {
          moved +=
              move(from, new TopicPartition(each.topic(), each.partition()), store.getValue(), to);
        }
      }
    }
    return moved;
  }

  private int move(
      KafkaConsumer<byte[], byte[]> from,
      TopicPartition partition,
      StoreSection section,
      KafkaProducer<byte[], byte[]> to) {
    List<TopicPartition> only = List.of(partition);
    from.assign(only);
    from.seekToBeginning(only);
    long end = from.endOffsets(only).getOrDefault(partition, 0L);
    int moved = 0;
    while (from.position(partition) < end) {
      List<Future<?>> sent = new ArrayList<>();
      for (ConsumerRecord<byte[], byte[]> each : from.poll(POLL)) {
        sent.add(to.send(moved(each, section)));
      }
      to.flush();
      sent.forEach(EarlierWork::check);
      moved += sent.size();
    }
    return moved;
  }

  private ProducerRecord<byte[], byte[]> moved(
      ConsumerRecord<byte[], byte[]> record, StoreSection section) {
    return new ProducerRecord<>(
        changelog(ShopperWork.STORE),
        record.partition(),
        record.timestamp(),
        key(record.key(), section).get(),
        record.value());
  }

  // Sessions were marked in chunks with the section of keys that have a store for themselves.
  private static Bytes key(byte[] key, StoreSection section) {
    Bytes place = Bytes.wrap(key);
    return KeyChunk.isAt(place) ? section.key(PendingKeys.ALONE.own(place)) : section.key(key);
  }

  private static void check(Future<?> sent) {
    try {
      sent.get();
    } catch (ExecutionException e) {
      throw new KafkaException("work that was left cannot be moved", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private String changelog(String store) {
    return application + "-" + store + "-changelog";
  }
}
