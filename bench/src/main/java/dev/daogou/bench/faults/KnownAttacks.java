package dev.daogou.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topic;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The attacks that are known to have worked once. */
final class KnownAttacks {
  private static final String EVENTS = "/v1/events";
  private static final int REVERSED_LINES = 350_000;
  private static final int LIST_VIEWS = 88;
  private static final int LISTS_OF_A_VIEW = 32;
  private static final int ITEMS_OF_A_LIST = 100;
  private static final int ORDERS = 3_200;
  private static final int ORDERS_OF_A_REQUEST = 200;
  private static final int TENANTS = 5_000;
  private static final int LARGE = 10_000_000;
  private static final int AT_ONCE = 5;
  private static final int OVERFLOWS = 200;
  private static final int GUESSES = 1_500;

  private KnownAttacks() {}

  /**
   * One of them.
   *
   * @param way how it is done
   */
  private record Known(String name, Way way) implements Attack {
    @Override
    public void strike(Stranger stranger, Random random) throws IOException, InterruptedException {
      way.strike(stranger, random);
    }
  }

  private interface Way {
    void strike(Stranger stranger, Random random) throws IOException, InterruptedException;
  }

  static List<Attack> all() {
    return List.of(
        new Known("a reversal with hundreds of thousands of lines", KnownAttacks::longReversal),
        new Known("thousands of lists seen by one shopper", KnownAttacks::manyLists),
        new Known("thousands of orders of one shopper", KnownAttacks::manyOrders),
        new Known("thousands of tenants", KnownAttacks::manyTenants),
        new Known("large bodies of rubbish", KnownAttacks::rubbish),
        new Known("large bodies sent slowly without a key", KnownAttacks::slowBodies),
        new Known("times beyond all bounds", KnownAttacks::overflowingTimes),
        new Known("guessed keys", KnownAttacks::guesses));
  }

  private static void longReversal(Stranger stranger, Random random) throws IOException {
    String items =
        IntStream.range(0, REVERSED_LINES)
            .mapToObj(line -> "\"" + line % 10 + "\"")
            .collect(Collectors.joining(","));
    stranger.post(
        random,
        EVENTS,
        stranger.pageKey(),
        "{\"id\":\"r%d\",\"type\":\"order-reversed\",\"shopper\":\"eve\",\"order\":\"o\",\"items\":[%s]}"
            .formatted(random.nextInt(), items));
  }

  private static void manyLists(Stranger stranger, Random random) throws IOException {
    String items =
        IntStream.range(0, ITEMS_OF_A_LIST)
            .mapToObj(item -> "\"item-with-a-long-name-%d\"".formatted(item))
            .collect(Collectors.joining(","));
    for (int view = 0; view < LIST_VIEWS; view++) {
      String events =
          IntStream.range(0, LISTS_OF_A_VIEW)
              .mapToObj(
                  list ->
                      "{\"type\":\"list-view\",\"shopper\":\"lister\",\"placement\":\"home\",\"recommendationId\":\"%016x\",\"items\":[%s]}"
                          .formatted(random.nextLong(), items))
              .collect(Collectors.joining(",", "[", "]"));
      stranger.post(random, EVENTS, stranger.pageKey(), events);
    }
  }

  private static void manyOrders(Stranger stranger, Random random) throws IOException {
    String run = Long.toHexString(random.nextLong());
    for (int sent = 0; sent < ORDERS; sent += ORDERS_OF_A_REQUEST) {
      int from = sent;
      String events =
          IntStream.range(0, ORDERS_OF_A_REQUEST)
              .mapToObj(
                  order ->
                      "{\"type\":\"order-placed\",\"shopper\":\"buyer\",\"order\":\"o-%s-%d\",\"currency\":\"EUR\",\"lines\":[{\"item\":\"i1\",\"quantity\":1,\"price\":1.0},{\"item\":\"i2\",\"quantity\":1,\"price\":1.0}]}"
                          .formatted(run, from + order))
              .collect(Collectors.joining(",", "[", "]"));
      stranger.post(random, EVENTS, stranger.pageKey(), events);
    }
  }

  private static void manyTenants(Stranger stranger, Random random) {
    Topic<ShopperKey, StorefrontEvent> topic = stranger.topics().events();
    StorefrontEvent.Builder event =
        StorefrontEvent.newBuilder()
            .setShopper("eve")
            .setTime(Instant.now())
            .setPayload(new ItemView("i1", null));
    try (KafkaProducer<byte[], byte[]> producer = stranger.producer()) {
      for (int number = 0; number < TENANTS; number++) {
        String tenant = "nobody-%d-%d".formatted(random.nextInt(1000), number);
        byte[] value =
            topic
                .value()
                .serializer()
                .serialize(topic.name(), event.setTenant(tenant).setId("e" + number).build());
        producer.send(new ProducerRecord<>(topic.name(), (tenant + "/eve").getBytes(UTF_8), value));
      }
    } catch (RuntimeException away) {
      // Kafka is not there now; the next time it may be.
    }
  }

  private static void rubbish(Stranger stranger, Random random) {
    StringBuilder body = new StringBuilder("[");
    while (body.length() < LARGE - 10) {
      body.append("1,");
    }
    String whole = body.append("1]").toString();
    atOnce(random, own -> stranger.post(own, EVENTS, stranger.pageKey(), whole));
  }

  private static void slowBodies(Stranger stranger, Random random) {
    atOnce(
        random,
        own -> {
          try (RawConnection connection = stranger.connection(own)) {
            connection.write(Stranger.head(EVENTS, Optional.empty(), LARGE));
            for (int i = 0; i < 20; i++) {
              connection.write("[1,".getBytes(UTF_8));
              Thread.sleep(Duration.ofMillis(500));
            }
          }
        });
  }

  private static void overflowingTimes(Stranger stranger, Random random) throws IOException {
    for (int i = 0; i < OVERFLOWS; i++) {
      String time = (random.nextBoolean() ? "+" : "-") + "999999999-01-01T00:00:00Z";
      if (random.nextBoolean()) {
        stranger.post(
            random,
            "/v1/catalogue",
            stranger.pageKey(),
            "[{\"item\":\"i1\",\"title\":\"Thing\",\"expiresAt\":\"%s\"}]".formatted(time));
      } else {
        stranger.post(
            random,
            "/v1/batch",
            stranger.pageKey(),
            "{\"sentAt\":\"%s\",\"batch\":[{\"type\":\"track\",\"messageId\":\"m%d\",\"userId\":\"eve\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"event\":\"Product Viewed\",\"properties\":{\"product_id\":\"i1\"}}]}"
                .formatted(time, random.nextInt()));
      }
    }
  }

  private static void guesses(Stranger stranger, Random random) throws IOException {
    for (int i = 0; i < GUESSES; i++) {
      String guess = "dgs_" + Long.toHexString(random.nextLong()) + random.nextLong();
      stranger.post(random, EVENTS, Optional.of(guess), "{}");
    }
  }

  private interface Part {
    void run(Random random) throws IOException, InterruptedException;
  }

  private static void atOnce(Random random, Part part) {
    List<Random> own = new ArrayList<>();
    IntStream.range(0, AT_ONCE).forEach(i -> own.add(new Random(random.nextLong())));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      own.forEach(
          each ->
              threads.submit(
                  () -> {
                    part.run(each);
                    return true;
                  }));
    }
  }
}
