package dev.daogou.storefront.replay;

import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topic;
import dev.daogou.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes Avro straight to the topics, past the HTTP interface and its checks. */
public final class KafkaDestination implements Destination {
  private final Topics topics;
  private final Tally tally;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable String> failure = new AtomicReference<>();

  private KafkaDestination(Topics topics, Tally tally, KafkaProducer<byte[], byte[]> producer) {
    this.topics = topics;
    this.tally = tally;
    this.producer = producer;
  }

  /**
   * Connects to Kafka, whose topics must be there already.
   *
   * @throws IllegalStateException where Kafka does not answer or the topics are missing
   */
  public static KafkaDestination to(String bootstrapServers, Topics topics, Tally tally) {
    requireTopics(bootstrapServers, topics);
    return new KafkaDestination(
        topics,
        tally,
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                "20",
                ProducerConfig.BATCH_SIZE_CONFIG,
                Integer.toString(1 << 17)),
            new ByteArraySerializer(),
            new ByteArraySerializer()));
  }

  @Override
  public void send(StorefrontEvent event) {
    send(topics.events(), new ShopperKey(event.getTenant(), event.getShopper()), event);
  }

  @Override
  public void send(CatalogueUpdate update) {
    send(update, Place.NOWHERE);
  }

  @Override
  public void send(CatalogueUpdate update, Place place) {
    send(topics.catalogueUpdates(), new ItemKey(update.getTenant(), update.getItem()), update);
  }

  @Override
  public Optional<String> failure() {
    return Optional.ofNullable(failure.get());
  }

  @Override
  public void close() {
    producer.close();
  }

  private <K, V> void send(Topic<K, V> topic, K key, V value) {
    tally.addSent(1);
    producer.send(
        new ProducerRecord<>(
            topic.name(),
            topic.key().serializer().serialize(topic.name(), key),
            topic.value().serializer().serialize(topic.name(), value)),
        (metadata, failed) -> {
          if (failed == null) {
            tally.addAccepted(1);
          } else {
            tally.addRejected(failed.getClass().getSimpleName(), 1);
            failure.compareAndSet(null, "Kafka did not take a record: " + failed.getMessage());
          }
        });
  }

  private static void requireTopics(String bootstrapServers, Topics topics) {
    Map<String, Object> client =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            "10000",
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            "10000");
    try (Admin admin = Admin.create(client)) {
      var present = admin.listTopics().names().get();
      for (String name : List.of(topics.events().name(), topics.catalogueUpdates().name())) {
        if (!present.contains(name)) {
          throw new IllegalStateException(
              "there is no topic "
                  + name
                  + " on "
                  + bootstrapServers
                  + ": start Daogou against this Kafka once, or give --topic-prefix");
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka on " + bootstrapServers + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
