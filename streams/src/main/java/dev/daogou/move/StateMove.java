package dev.daogou.move;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Copies what stands on the changelogs of one application to those of another that has more
 * partitions. Neither may be at work meanwhile, and the first must have read its repartition topics
 * to the end, since they are not copied; it is left as it is. To do it again, before the other has
 * begun, does no harm: the same is written once more.
 */
public final class StateMove {
  private static final Duration POLL = Duration.ofMillis(200);

  private final String from;
  private final String to;
  private final Growth growth;
  private final Map<String, Object> client;

  /**
   * @param from id of the application that is left
   * @param to id of the other, whose changelogs must exist
   * @param client properties of Kafka clients
   */
  public StateMove(String from, String to, Growth growth, Map<String, Object> client) {
    this.from = from;
    this.to = to;
    this.growth = growth;
    this.client = Map.copyOf(client);
  }

  /**
   * Copies one store, and returns when Kafka has it.
   *
   * @return how many records were read
   * @throws KafkaException when Kafka does not answer, or does not take them
   */
  public long move(String store) {
    Placement placement =
        StorePlacements.of(store)
            .orElseThrow(() -> new IllegalArgumentException("no placement of store " + store));
    Map<String, Object> reading = new HashMap<>(client);
    reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    reading.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    List<TopicPartition> all =
        IntStream.range(0, growth.before())
            .mapToObj(partition -> new TopicPartition(changelog(from, store), partition))
            .toList();
    try (var source =
            new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var target =
            new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      source.assign(all);
      source.seekToBeginning(all);
      Map<TopicPartition, Long> ends = source.endOffsets(all);
      long moved = 0;
      while (all.stream().anyMatch(each -> source.position(each) < ends.getOrDefault(each, 0L))) {
        List<Future<?>> sent = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> each : source.poll(POLL)) {
          var stored = new Stored(each.partition(), each.key(), each.value());
          for (Stored placed : placement.place(stored, growth)) {
            sent.add(target.send(record(store, placed, each.timestamp())));
          }
          moved++;
        }
        target.flush();
        sent.forEach(StateMove::check);
      }
      return moved;
    }
  }

  private ProducerRecord<byte[], byte[]> record(String store, Stored placed, long timestamp) {
    return new ProducerRecord<>(
        changelog(to, store), placed.partition(), timestamp, placed.key(), placed.value());
  }

  private static void check(Future<?> sent) {
    try {
      sent.get();
    } catch (ExecutionException e) {
      throw new KafkaException("what is stored cannot be moved", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /** Name of the topic from which Kafka Streams restores the store. */
  static String changelog(String application, String store) {
    return application + "-" + store + "-changelog";
  }
}
