package dev.daogou.models.topics;

import dev.daogou.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic from its first record to given offsets, in no group and leaving no trace. */
final class TopicReader {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration SILENCE = Duration.ofSeconds(60);
  private static final long TELL_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

  private final KafkaAccess kafka;
  private final Consumer<String> progress;

  TopicReader(KafkaAccess kafka, Consumer<String> progress) {
    this.kafka = kafka;
    this.progress = progress;
  }

  /**
   * Gives every record to the sink, each partition in its order.
   *
   * @return the ends as they were, for every partition
   * @throws KafkaFault where the topic is missing, does not reach to an end, or falls silent
   */
  EndOffsets read(
      Topic<?, ?> topic, EndOffsets until, Consumer<ConsumerRecord<byte[], byte[]>> sink) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            kafka.client(
                Map.of(
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    false,
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    "read_committed",
                    ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                    false,
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "earliest",
                    ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    KafkaAccess.PATIENCE_MS)),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = partitions(consumer, topic.name());
      Map<TopicPartition, Long> ends = ends(consumer, partitions, until);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      read(consumer, topic.name(), ends, sink);
      Map<Integer, Long> reached = new TreeMap<>();
      ends.forEach((partition, end) -> reached.put(partition.partition(), end));
      return new EndOffsets(reached);
    } catch (TimeoutException e) {
      throw new KafkaFault(
          "Kafka on %s does not answer: %s".formatted(kafka.bootstrapServers(), e.getMessage()), e);
    } catch (KafkaException e) {
      throw new KafkaFault("%s cannot be read: %s".formatted(topic.name(), reason(e)), e);
    }
  }

  private static String reason(KafkaException e) {
    return String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage());
  }

  private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
    var found = consumer.partitionsFor(topic);
    if (found == null || found.isEmpty()) {
      throw new KafkaFault(
          "there is no topic %s on %s; --topic-prefix says what names start with"
              .formatted(topic, kafka.bootstrapServers()));
    }
    return found.stream().map(each -> new TopicPartition(topic, each.partition())).toList();
  }

  private static Map<TopicPartition, Long> ends(
      KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions, EndOffsets until) {
    Map<TopicPartition, Long> now = consumer.endOffsets(partitions);
    if (until.byPartition().isEmpty()) {
      return now;
    }
    for (Map.Entry<TopicPartition, Long> there : now.entrySet()) {
      Long wanted = until.byPartition().get(there.getKey().partition());
      if (wanted == null || wanted > there.getValue()) {
        throw new KafkaFault(
            "%s ends at %d; %s"
                .formatted(
                    there.getKey(),
                    there.getValue(),
                    wanted == null
                        ? "--until must name an end for every partition"
                        : "--until wants it read up to " + wanted));
      }
    }
    if (until.byPartition().size() > now.size()) {
      throw new KafkaFault(
          "--until names %d partitions, the topic has %d"
              .formatted(until.byPartition().size(), now.size()));
    }
    Map<TopicPartition, Long> ends = new HashMap<>();
    now.keySet().forEach(at -> ends.put(at, until.byPartition().get(at.partition())));
    return ends;
  }

  private void read(
      KafkaConsumer<byte[], byte[]> consumer,
      String topic,
      Map<TopicPartition, Long> ends,
      Consumer<ConsumerRecord<byte[], byte[]>> sink) {
    long all = ends.values().stream().mapToLong(Long::longValue).sum();
    long told = System.nanoTime();
    long heard = told;
    List<TopicPartition> left = left(consumer, ends);
    while (!left.isEmpty()) {
      var records = consumer.poll(POLL);
      for (ConsumerRecord<byte[], byte[]> record : records) {
        if (record.offset()
            < ends.getOrDefault(new TopicPartition(topic, record.partition()), 0L)) {
          sink.accept(record);
        }
      }
      long now = System.nanoTime();
      heard = records.isEmpty() ? heard : now;
      if (now - heard > SILENCE.toNanos()) {
        throw new KafkaFault("%s fell silent before its end".formatted(left));
      }
      left = left(consumer, ends);
      if (now - told > TELL_EVERY_NANOS) {
        told = now;
        progress.accept(
            String.format(
                Locale.ROOT, "  %s: %,d of %,d offsets read", topic, done(consumer, ends), all));
      }
    }
  }

  /** Those that have not come to their end; they alone are asked for more. */
  private static List<TopicPartition> left(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    List<TopicPartition> left = new ArrayList<>();
    List<TopicPartition> done = new ArrayList<>();
    ends.forEach(
        (partition, end) -> (consumer.position(partition) < end ? left : done).add(partition));
    consumer.pause(done);
    return left;
  }

  private static long done(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.keySet().stream().mapToLong(consumer::position).sum();
  }
}
