package dev.daogou.bench;

import dev.daogou.schemas.Consent;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Views of items by shoppers, few items popular and many not; the same on every run. */
final class Clicks {
  private static final Duration HISTORY = Duration.ofDays(730);

  private final Random random = new Random(11);
  private final int shoppers;
  private final int items;
  private final Origin origin;
  private final BitSet seen;
  private final Instant begin = Instant.now().minus(HISTORY);
  private long made;

  Clicks(int shoppers, int items) {
    this(shoppers, items, Origin.LIVE);
  }

  /**
   * @param origin live views happen now, others went on through two years, a minute apart
   */
  Clicks(int shoppers, int items, Origin origin) {
    this.shoppers = shoppers;
    this.items = items;
    this.origin = origin;
    this.seen = new BitSet(shoppers);
  }

  /** Shoppers who have viewed something so far. */
  int shoppersSeen() {
    return seen.cardinality();
  }

  StorefrontEvent next() {
    int shopper = random.nextInt(shoppers);
    seen.set(shopper);
    return StorefrontEvent.newBuilder()
        .setId("e" + made++)
        .setShopper("s" + shopper)
        .setTime(origin == Origin.LIVE ? Instant.now() : begin.plus(Duration.ofMinutes(made)))
        .setConsent(Consent.PERSONALIZE)
        .setOrigin(origin)
        .setPayload(new ItemView(item(), null))
        .build();
  }

  private String item() {
    double skewed = random.nextDouble();
    return "i" + (int) (items * skewed * skewed * skewed);
  }

  /** Sends so many and returns when Kafka has all of them. */
  void send(int count, String bootstrapServers, Topic<ShopperKey, StorefrontEvent> topic) {
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    try (var producer =
        new KafkaProducer<>(
            settings(bootstrapServers), topic.key().serializer(), topic.value().serializer())) {
      for (int i = 0; i < count; i++) {
        StorefrontEvent event = next();
        ShopperKey key = new ShopperKey(event.getTenant(), event.getShopper());
        var unused =
            producer.send(
                new ProducerRecord<>(topic.name(), key, event),
                (metadata, problem) -> failure.compareAndSet(null, problem));
      }
    }
    if (failure.get() != null) {
      throw new IllegalStateException("not every event was taken", failure.get());
    }
  }

  private static Map<String, Object> settings(String bootstrapServers) {
    return Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        ProducerConfig.LINGER_MS_CONFIG,
        20,
        ProducerConfig.BATCH_SIZE_CONFIG,
        128 * 1024,
        ProducerConfig.COMPRESSION_TYPE_CONFIG,
        "lz4");
  }
}
