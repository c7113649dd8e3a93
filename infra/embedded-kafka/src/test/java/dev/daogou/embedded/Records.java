package dev.daogou.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes and reads plain text on a topic. */
final class Records {
  private Records() {}

  static void produce(String bootstrap, String topic, List<String> values) {
    Map<String, Object> config = Map.of("bootstrap.servers", bootstrap, "acks", "all");
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      var sent =
          values.stream()
              .map(value -> producer.send(new ProducerRecord<>(topic, value, value)))
              .toList();
      for (var ack : sent) {
        ack.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError("not acknowledged", e);
    }
  }

  /** The records of all partitions from the beginning to the end as it is now. */
  static List<ConsumerRecord<String, String>> all(String bootstrap, String topic) {
    Map<String, Object> config = Map.of("bootstrap.servers", bootstrap);
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, String>> read = new ArrayList<>();
      while (!partitions.stream().allMatch(p -> consumer.position(p) >= ends.get(p))) {
        consumer.poll(Duration.ofMillis(100)).forEach(read::add);
      }
      return read;
    }
  }

  static List<String> values(String bootstrap, String topic) {
    return all(bootstrap, topic).stream().map(ConsumerRecord::value).toList();
  }

  static List<String> numbered(int count) {
    return IntStream.range(0, count).mapToObj(i -> "value-" + i).toList();
  }
}
