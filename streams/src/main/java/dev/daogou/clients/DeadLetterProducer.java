package dev.daogou.clients;

import dev.daogou.app.DeadLetter;
import dev.daogou.app.StageMetrics;
import dev.daogou.schemas.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets a record aside that stops its partition, outside of every transaction: the one that it was
 * read in will not be committed. Such records are rare; each opens a producer of its own.
 */
final class DeadLetterProducer implements Isolation.SetAside {
  /** Reason of such dead letters, and of the counter of failures. */
  static final String REASON = "stops-its-partition";

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterProducer.class);

  private final String topic;
  private final Map<String, Object> client;
  private final Optional<StageMetrics> metrics;

  /**
   * @param topic of the dead letters
   * @param client properties of a Kafka client
   */
  DeadLetterProducer(String topic, Map<String, Object> client, Optional<StageMetrics> metrics) {
    this.topic = topic;
    this.client = new HashMap<>(client);
    this.client.put(ProducerConfig.ACKS_CONFIG, "all");
    this.client.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.LARGEST_INSIDE);
    this.metrics = metrics;
  }

  @Override
  public void accept(ConsumerRecord<byte[], byte[]> record, String why) {
    Headers headers =
        DeadLetter.headers(REASON, why, record.topic(), record.partition(), record.offset());
    try (var producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(topic, null, null, record.key(), record.value(), headers))
          .get();
    } catch (ExecutionException e) {
      letGoIfTooLarge(record, e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
    metrics.ifPresent(meters -> meters.failure(REASON));
  }

  // It is still where it came from.
  private static void letGoIfTooLarge(ConsumerRecord<?, ?> record, ExecutionException failure) {
    if (!(failure.getCause() instanceof RecordTooLargeException)) {
      throw new KafkaException("a record cannot be set aside", failure.getCause());
    }
    LOG.error(
        "a record too large for the dead letters stays where it is: {}-{}@{}",
        record.topic(),
        record.partition(),
        record.offset());
  }
}
