package dev.daogou.serving.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Tenants;
import dev.daogou.schemas.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that hash keys in another way than Java's. */
@ExtendWith(SharedService.Access.class)
class ForeignPartitionerIT {
  private static final Topics TOPICS = Topics.withPartitions(4);
  private static final String STRAYS = "daogou_intake_strays_total";
  private static final String ACCEPTED = "daogou_intake_accepted_total";
  private static final String PREFIX = "foreign-";
  private static final int SHOPPERS = 40;
  private static final int EVENTS_EACH = 25;
  private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

  @Test
  void shouldBringEveryEventToItsShopper(SharedService shared) {
    List<StorefrontEvent> events =
        IntStream.range(0, SHOPPERS * EVENTS_EACH).mapToObj(ForeignPartitionerIT::event).toList();
    long strays = events.stream().filter(ForeignPartitionerIT::isStray).count();
    assertThat(strays).isBetween(1L, events.size() - 1L);

    Api api = shared.process().api();
    double straysBefore = api.metric(STRAYS);
    double acceptedBefore = api.metric(ACCEPTED);
    try (Cluster librdkafka =
        new Cluster(
            shared.bootstrapServers(),
            Map.of("partitioner.class", LibrdkafkaPartitioner.class.getName()))) {

      librdkafka.write(TOPICS.events(), events.stream().map(Events::record));

      Shop shop = new Shop(api);
      for (int i = 0; i < SHOPPERS; i++) {
        assertThat(shop.profile(shopper(i), EVENTS_EACH).path("events").asInt())
            .isEqualTo(EVENTS_EACH);
        assertThat(shop.profile(shopper(i), EVENTS_EACH).path("duplicates").asInt()).isZero();
      }
      assertThat(api.metric(STRAYS) - straysBefore).isEqualTo((double) strays);
      assertThat(api.metric(ACCEPTED) - acceptedBefore)
          .isEqualTo((double) (events.size() - strays));
      await("a list for everybody")
          .atMost(Shop.PATIENCE)
          .until(
              () ->
                  librdkafka
                      .latest(
                          TOPICS.recommendations().name(),
                          TOPICS.recommendations().key(),
                          TOPICS.recommendations().value())
                      .keySet()
                      .stream()
                      .filter(key -> key.startsWith(Tenants.DEFAULT + "/" + PREFIX))
                      .count(),
              lists -> lists == SHOPPERS);
    }
  }

  private static StorefrontEvent event(int number) {
    String shopper = shopper(number % SHOPPERS);
    return Events.view("e" + number, shopper, START.plusSeconds(number), "item-" + number % 17);
  }

  private static String shopper(int number) {
    return PREFIX + number;
  }

  private static boolean isStray(StorefrontEvent event) {
    byte[] key = new ShopperKey(event.getTenant(), event.getShopper()).toString().getBytes(UTF_8);
    int partitions = TOPICS.events().partitions();
    return LibrdkafkaPartitioner.partition(key, partitions)
        != BuiltInPartitioner.partitionForKey(key, partitions);
  }
}
