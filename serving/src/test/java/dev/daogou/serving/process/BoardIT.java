package dev.daogou.serving.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.Resolution;
import dev.daogou.schemas.Topics;
import dev.daogou.serving.process.ServiceProcess.Deployment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
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
  private final BoardReads reads = new BoardReads();
  private EmbeddedKafka kafka;
  private Deployment deployment;
  private ServiceProcess service;
  private Cluster cluster;
  private Api api;

  @BeforeAll
  void start(@TempDir Path folder) {
    kafka = EmbeddedKafka.start(EmbeddedKafkaSettings.in(folder.resolve("kafka")));
    deployment =
        new Deployment(
            kafka.bootstrapServers(),
            Topics.DEFAULT_PREFIX,
            folder,
            Map.of("daogou.tenants", "default,nobody"));
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
    assertThat(api.get("/v1/board?tenant=undeclared").status()).isEqualTo(404);
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
  void shouldSayHowListsWereRead() throws Exception {
    await("a list").atMost(PATIENCE).until(() -> reads.read(api, "s1").equals("active"));
    for (int i = 0; i < 40; i++) {
      reads.read(api, "s" + i);
      reads.read(api, "nobody" + i);
    }
    try (var follower = new Api(api.address())) {
      Queue<String> lines = follower.follow("/v1/users/fresh/recommendations/stream");
      await("what everybody likes").atMost(PATIENCE).until(() -> data(lines).size() == 1);
      cluster.write(
          TOPICS.events(),
          Stream.of(
              Events.record(
                  Events.event("f1", "fresh", null, Instant.now(), new ItemView("ring-1", null)))));
      await("the list").atMost(PATIENCE).until(() -> data(lines).size() == 2);
      data(lines).forEach(reads::note);
    }

    assertThat(reads.noted()).containsKeys("active", "trending");
    reads.awaitOn(api);
    assertThat(api.get("/v1/board?tenant=nobody").body().at("/totals/current/readLevels").size())
        .isZero();
  }

  @Test
  @Order(6)
  void shouldSayTheSameAfterAKill() {
    write();
    service.kill();
    service = ServiceProcess.start(deployment);
    api = service.api();
    write();

    compare();
    reads.read(api, "s1");
    reads.awaitOn(api);
  }

  @Test
  @Order(7)
  void shouldRefuseOneQuestionTooMany() throws Exception {
    try (var reader = new Api(api.address())) {
      for (int i = 0; i < 64; i++) {
        reader.follow("/v1/board/stream?range=5m&category=h" + i);
      }

      HttpResponse<Void> refused = ask("/v1/board/stream?range=5m&category=h64");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
      assertThat(api.get("/v1/board?range=5m&category=h64").status()).isEqualTo(429);
      assertThat(api.get("/v1/board?range=5m&category=h63").status()).isEqualTo(200);
    }
    await("there is room again")
        .atMost(PATIENCE)
        .until(() -> api.get("/v1/board?range=5m&category=h64").status() == 200);
  }

  private HttpResponse<Void> ask(String path) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(api.address() + path)).build(),
          HttpResponse.BodyHandlers.discarding());
    }
  }

  @Test
  @Order(8)
  void shouldPublishTheLastReadsWhenItEnds() throws Exception {
    for (int i = 0; i < 10; i++) {
      reads.read(api, "s" + i);
    }

    service.stop();

    for (Resolution each : Resolution.values()) {
      await("its last transaction is seen to have ended")
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(BoardReads.published(cluster, TOPICS, each))
                      .as(each.label())
                      .isEqualTo(reads.noted()));
    }
  }

  private void write() {
    BoardEvents.write(EVENTS, random, cluster, TOPICS);
  }

  private void compare() {
    Map<String, Long> expected = BoardEvents.expected(cluster, TOPICS);
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
        .filter(line -> line.startsWith("data:"))
        .map(line -> json(line.substring("data:".length())))
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
