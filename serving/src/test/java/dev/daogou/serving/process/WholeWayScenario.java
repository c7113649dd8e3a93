package dev.daogou.serving.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.schemas.Topics;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.StreamSupport;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The main job, from the catalogue by HTTP to the list by HTTP, stream and topic, on any Kafka. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WholeWayScenario {
  private static final Topics TOPICS = Topics.withPartitions(4);

  private String bootstrapServers;
  private ServiceProcess service;
  private Shop shop;

  /** Goes through the main job at this service and this Kafka. */
  final void open(ServiceProcess running, String kafka) {
    bootstrapServers = kafka;
    service = running;
    shop = new Shop(service.api());
    shop.open();
  }

  @Test
  void shouldAnswerAnEventWithAListThatReflectsIt() {
    shop.view("anna", "ring-1");
    String receipt = shop.view("anna", "chain-1");

    JsonNode list = shop.list("anna", receipt);

    assertThat(list.path("level").asText()).isEqualTo("active");
    assertThat(list.path("recommendationId").asText()).isNotEmpty();
    assertThat(list.path("recent").get(0).asText()).isEqualTo("chain-1");
    assertThat(items(list)).isNotEmpty().doesNotContain("chain-1").doesNotHaveDuplicates();
    assertThat(list.at("/items/0/title").asText()).isNotEmpty();
    assertThat(list.at("/items/0/reason").asText()).isNotEmpty();
    assertThat(list.at("/basis/partition").asInt())
        .isEqualTo(Integer.parseInt(receipt.substring(0, receipt.indexOf('-'))));
  }

  @Test
  void shouldStreamTheListsAsTheyAreMade() throws Exception {
    shop.list("bo", shop.view("bo", "phone-1"));
    Queue<String> lines = service.api().follow("/v1/users/bo/recommendations/stream");
    await()
        .atMost(Shop.PATIENCE)
        .until(() -> lines.stream().anyMatch(line -> line.contains("\"recent\":[\"phone-1\"]")));

    shop.view("bo", "case-1");

    await()
        .atMost(Shop.PATIENCE)
        .until(() -> lines.stream().anyMatch(line -> line.contains("\"recent\":[\"case-1\"")));
    assertThat(lines).contains("event:recommendations");
  }

  @Test
  void shouldRankByTheShippedModelsAndSaySo() {
    JsonNode list = shop.list("cleo", shop.view("cleo", "ring-2"));

    JsonNode status = service.api().get("/v1/status").body();

    assertThat(status.path("provider").asText()).matches("CPU|CUDA:\\d+");
    assertThat(status.path("providerReason").asText()).isNotEmpty();
    assertThat(status.path("encoder").asText()).contains("@");
    assertThat(status.path("ranker").asText()).contains("@");
    assertThat(status.at("/states/personalize").asText()).isEqualTo("RUNNING");
    assertThat(list.path("scoring").asText()).isEqualTo("model");
    assertThat(list.path("model").asText()).isEqualTo(status.path("ranker").asText());
  }

  @Test
  void shouldSetBrokenBytesAsideWithTheirReason() {
    byte[] key = "default/dan".getBytes(UTF_8);
    byte[] broken = {(byte) 0xc3, 1, 2, 3};
    RecordMetadata at;
    try (Cluster cluster = new Cluster(bootstrapServers)) {
      at = cluster.write(TOPICS.events().name(), key, broken);

      ConsumerRecord<byte[], byte[]> letter =
          await()
              .atMost(Shop.PATIENCE)
              .until(
                  () ->
                      cluster.read(TOPICS.deadLetters().name()).stream()
                          .filter(each -> Arrays.equals(each.key(), key))
                          .toList(),
                  all -> !all.isEmpty())
              .getFirst();

      assertThat(letter.key()).isEqualTo(key);
      assertThat(letter.value()).isEqualTo(broken);
      assertThat(header(letter, "reason")).isEqualTo("unreadable");
      assertThat(header(letter, "detail")).isNotEmpty();
      assertThat(header(letter, "topic")).isEqualTo(TOPICS.events().name());
      assertThat(header(letter, "partition")).isEqualTo(Integer.toString(at.partition()));
      assertThat(header(letter, "offset")).isEqualTo(Long.toString(at.offset()));
    }
  }

  @Test
  void shouldBeReadableByAConsumerThatKnowsOnlyTheDocumentation() {
    JsonNode answered = shop.list("eva", shop.view("eva", "chain-2"));

    try (PlainConsumer consumer =
        new PlainConsumer(bootstrapServers, TOPICS.recommendations().name())) {
      Map<String, GenericRecord> lists =
          await()
              .atMost(Shop.PATIENCE)
              .until(
                  consumer::poll, all -> all.containsKey("default/eva") && consumer.markers() > 0);

      GenericRecord list = lists.get("default/eva");
      assertThat(list.get("recommendationId").toString())
          .isEqualTo(answered.path("recommendationId").asText());
      List<String> items =
          ((List<?>) list.get("items"))
              .stream().map(item -> ((GenericRecord) item).get("item").toString()).toList();
      // An answer ends at its limit, and leaves out what has sold out meanwhile.
      assertThat(items(answered)).isNotEmpty();
      assertThat(items).containsSubsequence(items(answered));
      assertThat(lists.keySet()).allMatch(key -> key.startsWith("default/"));
    }
  }

  private static List<String> items(JsonNode list) {
    return StreamSupport.stream(list.path("items").spliterator(), false)
        .map(item -> item.path("item").asText())
        .toList();
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
