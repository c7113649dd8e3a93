package dev.daogou.serving.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import dev.daogou.intake.EventRules;
import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.Consent;
import dev.daogou.schemas.EventTypes;
import dev.daogou.schemas.IdentityLink;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ListView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.Other;
import dev.daogou.schemas.Search;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topics;
import dev.daogou.serving.process.ServiceProcess.Deployment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The live board says what the events topic holds, to the unit, and goes on saying so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BoardIT {
  private static final Topics TOPICS = Topics.withPartitions(4);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int EVENTS = 600;

  private final Random random = new Random(5);
  private EmbeddedKafka kafka;
  private Deployment deployment;
  private ServiceProcess service;
  private Cluster cluster;
  private Api api;

  @BeforeAll
  void start(@TempDir Path folder) {
    kafka = EmbeddedKafka.start(EmbeddedKafkaSettings.in(folder.resolve("kafka")));
    deployment = new Deployment(kafka.bootstrapServers(), Topics.DEFAULT_PREFIX, folder);
    service = ServiceProcess.start(deployment);
    cluster = new Cluster(kafka.bootstrapServers());
    api = service.api();
  }

  @AfterAll
  void stop() {
    if (service != null) {
      service.close();
    }
    if (cluster != null) {
      cluster.close();
    }
    kafka.close();
  }

  @Test
  @Order(1)
  void shouldCountWhatTheTopicHolds() {
    write();

    compare();
    JsonNode totals = board("1h").at("/totals/current");
    assertThat(totals.at("/deadLetters").size()).isPositive();
    assertThat(totals.at("/funnel/viewed").asLong()).isPositive();
    assertThat(totals.at("/lists").asLong()).isPositive();
    assertThat(totals.at("/trendingItems").size()).isPositive();
    assertThat(totals.at("/topSearches/0/query").asText()).startsWith("ring");
    for (String range : List.of("5m", "24h", "7d")) {
      assertThat(events(board(range))).as(range).isEqualTo(events(board("1h")));
    }
  }

  @Test
  @Order(2)
  void shouldSendEverythingAndThenWhatChanges() throws Exception {
    Queue<String> lines = api.follow("/v1/board/stream?range=5m");
    await().atMost(PATIENCE).until(() -> names(lines).size() >= 2);
    long known = total(data(lines).getFirst());

    write();
    compare();

    await().atMost(PATIENCE).until(() -> total(data(lines).getLast()) > known);
    assertThat(names(lines).getFirst()).isEqualTo("event: figures");
    assertThat(names(lines).subList(1, names(lines).size())).containsOnly("event: tick");
    List<JsonNode> all = data(lines);
    for (int i = 1; i < all.size(); i++) {
      assertThat(all.get(i).at("/sequence").asLong())
          .isEqualTo(all.get(i - 1).at("/sequence").asLong() + 1);
    }
    assertThat(rebuilt(all)).isEqualTo(total(all.getLast()));
  }

  /** Points as a page puts them together: those of the first event, replaced by later ones. */
  private static long rebuilt(List<JsonNode> all) {
    Map<Long, Long> points = new TreeMap<>();
    for (JsonNode each : all) {
      for (JsonNode point : each.at("/points")) {
        long sum = 0;
        for (JsonNode count : point.at("/events")) {
          sum += count.asLong();
        }
        points.put(point.at("/at").asLong(), sum);
      }
    }
    long now = all.getLast().at("/now").asLong();
    long from = now - now % 1_000 + 1_000 - 300_000;
    return points.entrySet().stream()
        .filter(point -> point.getKey() >= from)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  @Test
  @Order(3)
  void shouldGiveThePointsAsATable() {
    String table = api.get("/v1/board/export?range=1h").text();

    List<String> lines = table.lines().toList();
    List<String> header = List.of(lines.getFirst().split(","));
    assertThat(header).startsWith("at", "shoppers", "views").contains("events.item-view");
    int views = header.indexOf("views");
    long sum =
        lines.stream().skip(1).mapToLong(line -> Long.parseLong(line.split(",")[views])).sum();
    assertThat(sum).isEqualTo(board("1h").at("/totals/current/views").asLong());
  }

  @Test
  @Order(4)
  void shouldRefuseWhatItCannotAnswer() {
    assertThat(api.get("/v1/board?range=2h").status()).isEqualTo(400);
    assertThat(api.get("/v1/board?tenant=No").status()).isEqualTo(400);
    assertThat(api.get("/v1/board?tenant=nobody").body().at("/totals/current/eventCount").asLong())
        .isZero();
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      statuses.add(api.get("/v1/board?range=5m&category=c" + i).status());
    }
    assertThat(statuses).containsOnly(200);
  }

  @Test
  @Order(5)
  void shouldSayTheSameAfterAKill() {
    write();
    service.kill();
    service = ServiceProcess.start(deployment);
    api = service.api();
    write();

    compare();
  }

  private void write() {
    List<StorefrontEvent> events = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      StorefrontEvent event =
          !events.isEmpty() && random.nextInt(6) == 0
              ? events.get(random.nextInt(events.size()))
              : event();
      events.add(event);
    }
    cluster.write(TOPICS.events(), events.stream().map(Events::record));
    for (int i = 0; i < 10; i++) {
      cluster.write(
          TOPICS.events().name(), ("default/s" + i).getBytes(UTF_8), "nonsense".getBytes(UTF_8));
    }
  }

  private StorefrontEvent event() {
    String shopper = "s" + random.nextInt(40);
    String item = "ring-" + random.nextInt(20);
    Object payload =
        switch (random.nextInt(9)) {
          case 0 -> new Search("Ring " + random.nextInt(3), random.nextInt(2));
          case 1 -> new CartAdd(item, 1, 9.5, null);
          case 2 ->
              new OrderPlaced("o" + random.nextLong(), List.of(new OrderLine(item, 2, 9.5)), "CNY");
          case 3 -> new OrderReversed("o" + random.nextInt(), List.of(), null);
          case 4 -> new ListView("for-you", null, List.of(item));
          case 5 ->
              random.nextBoolean() ? new Other("newsletter") : new IdentityLink("u" + shopper);
          case 6 -> new CartAdd(item, random.nextInt(2), null, null);
          default -> new ItemView(item, null);
        };
    Instant time = Instant.now().minusMillis(random.nextInt(20_000));
    StorefrontEvent event = Events.event("b" + random.nextLong(), shopper, null, time, payload);
    if (random.nextInt(10) == 0) {
      event.setOrigin(random.nextBoolean() ? Origin.REPLAY : Origin.BACKFILL);
    }
    if (random.nextInt(8) == 0) {
      event.setConsent(Consent.COUNT_ONLY);
    }
    return event;
  }

  /** What an independent reader of the topic counts. */
  private Map<String, Long> expected() {
    Map<String, Long> counts = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    for (ConsumerRecord<byte[], byte[]> record : cluster.read(TOPICS.events().name())) {
      try {
        StorefrontEvent event =
            TOPICS.events().value().deserializer().deserialize(record.topic(), record.value());
        if (EventRules.check(event).isEmpty()
            && seen.add(event.getShopper() + '/' + event.getId())
            && event.getOrigin() == Origin.LIVE) {
          counts.merge(EventTypes.of(event.getPayload()), 1L, Long::sum);
        }
      } catch (SerializationException bad) {
        counts.merge("bad", 0L, Long::sum);
      }
    }
    counts.remove("bad");
    return counts;
  }

  private void compare() {
    Map<String, Long> expected = expected();
    await("the board counts " + expected)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> assertThat(events(board("1h"))).isEqualTo(expected));
    JsonNode totals = board("1h").at("/totals/current");
    assertThat(totals.at("/views").asLong()).isEqualTo(expected.get("item-view"));
    assertThat(totals.at("/carts").asLong()).isEqualTo(expected.get("cart-add"));
    assertThat(totals.at("/orders").asLong()).isEqualTo(expected.get("order-placed"));
    assertThat(totals.at("/revenue").asDouble()).isEqualTo(expected.get("order-placed") * 19.0);
    assertThat(totals.at("/searches").asLong()).isEqualTo(expected.get("search"));
  }

  private JsonNode board(String range) {
    return api.get("/v1/board?range=" + range).body();
  }

  private static Map<String, Long> events(JsonNode board) {
    Map<String, Long> events = new TreeMap<>();
    board
        .at("/totals/current/events")
        .properties()
        .forEach(each -> events.put(each.getKey(), each.getValue().asLong()));
    return events;
  }

  private static long total(JsonNode board) {
    return board.at("/totals/current/eventCount").asLong();
  }

  private static List<String> names(Queue<String> lines) {
    return lines.stream().filter(line -> line.startsWith("event:")).toList();
  }

  private static List<JsonNode> data(Queue<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("data: "))
        .map(line -> json(line.substring("data: ".length())))
        .toList();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }
}
