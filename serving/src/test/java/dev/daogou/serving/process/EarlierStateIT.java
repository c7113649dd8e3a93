package dev.daogou.serving.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.daogou.app.StateFormat;
import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import dev.daogou.schemas.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program on what an earlier one left ({@link EarlierStateMaker}): it knows every profile,
 * item, list, outcome and figure, and goes on with them.
 */
class EarlierStateIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Topic<String, String> FORMATS = EarlierStart.TOPICS.formats();

  /** What was kept is old, and shall not end for that: no retention, no compaction. */
  private static final Map<String, String> NOTHING_EXPIRES =
      Map.of(
          "log.initial.task.delay.ms", Long.toString(Duration.ofDays(1).toMillis()),
          "log.cleaner.enable", "false",
          "offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));

  @TempDir private Path folder;

  @Test
  void shouldGoOnAfterAnOrderlyStop() throws IOException {
    goesOn("stopped");
  }

  @Test
  void shouldGoOnAfterAKill() throws IOException {
    goesOn("killed");
  }

  @Test
  @Tag("long")
  void shouldGoOnWithTheTopicsAlone() throws IOException {
    unpack("stopped");
    delete(folder.resolve("state"));
    startsOn("stopped");
  }

  private void goesOn(String name) throws IOException {
    unpack(name);
    assertThat(folder.resolve("state")).isNotEmptyDirectory();
    startsOn(name);
  }

  private void unpack(String name) throws IOException {
    try (InputStream archive = resource(name + ".zip.gz")) {
      FolderArchive.unpack(archive, folder);
    }
  }

  private void startsOn(String name) throws IOException {
    ObjectNode expected = (ObjectNode) EarlierState.read(text(name + ".json"));
    Instant base = Instant.parse(expected.remove("base").asText());
    try (EmbeddedKafka kafka =
            EmbeddedKafka.start(
                EmbeddedKafkaSettings.in(folder.resolve("kafka")).withFurther(NOTHING_EXPIRES));
        Cluster cluster = new Cluster(kafka.bootstrapServers())) {
      EarlierState state = new EarlierState(cluster, EarlierStart.TOPICS);
      JsonNode published = state.published();
      assertThat(Differences.between(of(expected, published), published))
          .as("read from the topics before the start")
          .isEmpty();
      try (ServiceProcess service =
          ServiceProcess.start(EarlierStart.deployment(kafka.bootstrapServers(), folder))) {
        await("what was known")
            .atMost(PATIENCE)
            .untilAsserted(
                () ->
                    assertThat(Differences.between(expected, state.all(service.api())))
                        .as("known after the start")
                        .isEmpty());
        continues(new EarlierShop(service.api(), base), service.api(), state, expected);
        assertThat(cluster.latest(FORMATS.name(), FORMATS.key(), FORMATS.value()))
            .as("earlier programs are kept away from now on")
            .containsExactly(Map.entry("state", StateFormat.CURRENT.text()));
      }
    }
  }

  private static JsonNode of(ObjectNode expected, JsonNode published) {
    List<String> sections = new ArrayList<>();
    published.fieldNames().forEachRemaining(sections::add);
    return expected.deepCopy().retain(sections);
  }

  /** One more click, an order given back and an event sent again, all of them about old things. */
  private static void continues(
      EarlierShop shop, Api api, EarlierState state, ObjectNode expected) {
    JsonNode before = expected.at("/profiles/default~1s-01");
    Map.Entry<String, JsonNode> shown = outcome(expected, false);
    Map.Entry<String, JsonNode> sold = outcome(expected, true);
    String item = shown.getValue().path("item").asText();
    String named =
        "\"item\":\"%s\",\"recommendationId\":\"%s\""
            .formatted(item, shown.getValue().path("recommendationId").asText());
    String list = shop.list("s-01").path("recommendationId").asText();

    shop.event("s-01", "later-click", 150, "list-click", named);
    shop.event(
        "s-01",
        "later-back",
        151,
        "order-reversed",
        "\"order\":\"" + EarlierShop.CREDITED_ORDER + "\"");
    shop.event("s-01", "click", 81, "list-click", named);
    shop.awaitLists();

    JsonNode after = api.get("/v1/users/s-01/profile").body();
    assertThat(after.path("events").asInt()).isEqualTo(before.path("events").asInt() + 2);
    assertThat(after.path("duplicates").asInt()).isEqualTo(before.path("duplicates").asInt() + 1);
    assertThat(after.path("takenBack").asInt()).isEqualTo(before.path("takenBack").asInt() + 1);
    List<JsonNode> kept = interactions(after);
    assertThat(kept.removeFirst().path("subject").asText()).isEqualTo(item);
    List<JsonNode> old = interactions(before);
    assertThat(old.removeFirst().path("type").asText()).isEqualTo("order");
    assertThat(kept).isEqualTo(old);
    assertThat(shop.list("s-01").path("recommendationId").asText()).isNotEqualTo(list);
    assertThat(shop.list("s-01").at("/recent/0").asText()).isEqualTo(item);
    await("what became of the old lists")
        .atMost(PATIENCE)
        .untilAsserted(() -> outcomesContinue(state.published(), shown, sold));
    await("what was learned of the item")
        .atMost(PATIENCE)
        .untilAsserted(() -> itemContinues(state.published(), expected, "default/" + item));
  }

  private static void outcomesContinue(
      JsonNode now, Map.Entry<String, JsonNode> shown, Map.Entry<String, JsonNode> sold) {
    JsonNode clicked = now.path("outcomes").path(shown.getKey());
    assertThat(clicked.path("clicks").asInt()).isEqualTo(1);
    for (String same : List.of("shown", "shownAt", "placement", "position", "scoring", "model")) {
      assertThat(clicked.path(same)).as(same).isEqualTo(shown.getValue().path(same));
    }
    JsonNode givenBack = now.path("outcomes").path(sold.getKey());
    assertThat(givenBack.path("quantity").asInt()).isZero();
    assertThat(givenBack.path("orderedAt").isNull()).isTrue();
    assertThat(givenBack.path("clicks")).isEqualTo(sold.getValue().path("clicks"));
  }

  private static void itemContinues(JsonNode now, JsonNode before, String item) {
    JsonNode vectors = now.path("itemVectors").path(item);
    assertThat(vectors.path("interactions").asInt())
        .isEqualTo(before.path("itemVectors").path(item).path("interactions").asInt() + 1);
    assertThat(neighbours(now, item)).containsAll(neighbours(before, item));
  }

  private static List<String> neighbours(JsonNode state, String item) {
    return state.path("itemNeighbours").path(item).path("before").findValuesAsText("item");
  }

  private static List<JsonNode> interactions(JsonNode profile) {
    List<JsonNode> interactions = new ArrayList<>();
    profile.path("interactions").forEach(interactions::add);
    return interactions;
  }

  /** An item of a list of the first shopper that was sold, or only shown. */
  private static Map.Entry<String, JsonNode> outcome(JsonNode expected, boolean isSold) {
    return expected.path("outcomes").properties().stream()
        .filter(each -> each.getValue().path("shopper").asText().equals("s-01"))
        .filter(
            each ->
                isSold
                    ? each.getValue().path("quantity").asInt() > 0
                    : each.getValue().path("clicks").asInt() == 0)
        .findFirst()
        .orElseThrow();
  }

  private static String text(String name) throws IOException {
    try (InputStream file = resource(name)) {
      return new String(file.readAllBytes(), UTF_8);
    }
  }

  private static InputStream resource(String name) {
    InputStream resource = EarlierStateIT.class.getResourceAsStream("/earlier/" + name);
    assertThat(resource).as(name).isNotNull();
    return resource;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(EarlierStateIT::deleteOne);
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
