package dev.daogou.app;

import dev.daogou.schemas.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** The record that names an installation's {@link StateFormat}, on a topic of its own. */
public final class FormatRecord {
  private static final String KEY = "state";
  private static final Duration POLL = Duration.ofMillis(200);

  private final Topic<String, String> topic;
  private final Map<String, Object> client;

  /**
   * @param topic must exist
   * @param client properties of Kafka clients
   */
  public FormatRecord(Topic<String, String> topic, Map<String, Object> client) {
    this.topic = topic;
    this.client = Map.copyOf(client);
  }

  /**
   * What is recorded, as it stands there; empty where nothing ever was.
   *
   * @throws KafkaException when Kafka does not answer
   */
  public Optional<String> read() {
    Map<String, Object> properties = new HashMap<>(client);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    TopicPartition only = new TopicPartition(topic.name(), 0);
    Optional<String> last = Optional.empty();
    try (var consumer =
        new KafkaConsumer<>(properties, topic.key().deserializer(), topic.value().deserializer())) {
      consumer.assign(List.of(only));
      consumer.seekToBeginning(List.of(only));
      long end = consumer.endOffsets(List.of(only)).getOrDefault(only, 0L);
      while (consumer.position(only) < end) {
        for (ConsumerRecord<String, String> each : consumer.poll(POLL)) {
          last = KEY.equals(each.key()) ? Optional.ofNullable(each.value()) : last;
        }
      }
    }
    return last;
  }

  /**
   * Records a version, and returns when Kafka has it.
   *
   * @throws KafkaException when Kafka does not take it
   */
  public void write(StateFormat format) {
    try (var producer =
        new KafkaProducer<>(client, topic.key().serializer(), topic.value().serializer())) {
      producer.send(new ProducerRecord<>(topic.name(), KEY, format.text())).get();
    } catch (ExecutionException e) {
      throw new KafkaException("the format of what is kept cannot be recorded", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
