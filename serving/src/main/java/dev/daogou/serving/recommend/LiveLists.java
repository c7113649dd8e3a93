package dev.daogou.serving.recommend;

import dev.daogou.schemas.RecommendationList;
import dev.daogou.schemas.RecommendationUpdate;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.Topic;
import dev.daogou.schemas.Topics;
import dev.daogou.serving.ops.KafkaClients;
import dev.daogou.serving.ops.ServiceMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * New lists as they are written, of all shoppers on every instance; handed to whoever listens for
 * the shopper. A slow listener gets the newest list only, since each replaces the one before. While
 * nobody listens, nothing is fetched.
 */
@Startup
@ApplicationScoped
class LiveLists {
  private static final Logger LOG = Logger.getLogger(LiveLists.class);
  private static final Duration MOMENT = Duration.ofSeconds(2);

  private final Topic<String, RecommendationUpdate> topic;
  private final Map<String, Set<Consumer<RecommendationList>>> listeners =
      new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private final ListFollower follower;

  LiveLists(Topics topics, KafkaClients clients, MeterRegistry metrics) {
    topic = topics.recommendations();
    metrics.gauge(ServiceMetrics.STREAMS_OPEN, open);
    Map<String, Object> client = clients.properties();
    client.put(ConsumerConfig.CLIENT_ID_CONFIG, topic.name() + "-live");
    client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    client.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    follower =
        new ListFollower(
            topic.name(),
            topic.partitions(),
            () ->
                new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer()),
            () -> open.get() > 0,
            this::arrived);
    follower.start();
  }

  /** Blocks, for a moment at most, until no list that is written from now on is missed. */
  void awaitAll() {
    follower.awaitTheEnd(MOMENT);
  }

  @PreDestroy
  void close() {
    follower.close();
  }

  /** Lists of the shopper from now on. */
  Multi<RecommendationList> of(ShopperKey shopper) {
    String key = shopper.toString();
    return Multi.createFrom()
        .emitter(
            emitter -> {
              Consumer<RecommendationList> listener = emitter::emit;
              add(key, listener);
              emitter.onTermination(() -> remove(key, listener));
            },
            BackPressureStrategy.LATEST);
  }

  private void arrived(ConsumerRecord<String, byte[]> record) {
    Set<Consumer<RecommendationList>> waiting = listeners.get(record.key());
    if (waiting != null && record.value() != null) {
      deliver(record, waiting);
    }
  }

  private void deliver(
      ConsumerRecord<String, byte[]> record, Set<Consumer<RecommendationList>> waiting) {
    try {
      RecommendationUpdate update =
          topic.value().deserializer().deserialize(record.topic(), record.value());
      if (update.getUpdate() instanceof RecommendationList list) {
        waiting.forEach(each -> each.accept(list));
      }
    } catch (SerializationException e) {
      LOG.warnf(
          "the list at partition %d, offset %d cannot be read: %s",
          record.partition(), record.offset(), e.getMessage());
    }
  }

  private void add(String key, Consumer<RecommendationList> listener) {
    listeners.compute(
        key,
        (same, known) -> {
          Set<Consumer<RecommendationList>> all =
              known == null ? ConcurrentHashMap.newKeySet() : known;
          all.add(listener);
          return all;
        });
    open.incrementAndGet();
    follower.wake();
  }

  private void remove(String key, Consumer<RecommendationList> listener) {
    listeners.computeIfPresent(
        key,
        (same, known) -> {
          known.remove(listener);
          return known.isEmpty() ? null : known;
        });
    open.decrementAndGet();
  }
}
