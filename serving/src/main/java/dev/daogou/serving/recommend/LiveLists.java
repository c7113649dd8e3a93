package dev.daogou.serving.recommend;

import dev.daogou.schemas.RecommendationList;
import dev.daogou.schemas.RecommendationUpdate;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.Topic;
import dev.daogou.schemas.Topics;
import dev.daogou.serving.ops.ServiceMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.SerializationException;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * New lists of all shoppers as they are written, on every instance; handed to whoever listens for
 * the shopper. A slow listener gets the newest list only, since each replaces the one before.
 */
@Startup
@ApplicationScoped
class LiveLists {
  private static final Logger LOG = Logger.getLogger(LiveLists.class);

  private final Topic<String, RecommendationUpdate> topic;
  private final Map<String, Set<Consumer<RecommendationList>>> listeners =
      new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();

  LiveLists(Topics topics, MeterRegistry metrics) {
    topic = topics.recommendations();
    metrics.gauge(ServiceMetrics.STREAMS_OPEN, open);
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

  @Incoming("recommendations")
  void arrived(ConsumerRecords<String, byte[]> records) {
    if (open.get() == 0) {
      return;
    }
    for (ConsumerRecord<String, byte[]> record : records) {
      Set<Consumer<RecommendationList>> waiting = listeners.get(record.key());
      if (waiting != null && record.value() != null) {
        deliver(record, waiting);
      }
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
