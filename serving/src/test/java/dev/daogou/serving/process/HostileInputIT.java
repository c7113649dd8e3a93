package dev.daogou.serving.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.schemas.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nobody should send: refused with a reason or set aside, and the stream goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedService.Access.class)
class HostileInputIT {
  private static final Topics TOPICS = Topics.withPartitions(4);
  private static final int MEGABYTE = 1 << 20;

  private ServiceProcess service;
  private Cluster cluster;
  private Shop shop;
  private int survivors;

  @BeforeAll
  void start(SharedService shared) {
    service = shared.process();
    cluster = new Cluster(shared.bootstrapServers(), Map.of("max.request.size", 16 * MEGABYTE));
    shop = new Shop(service.api());
    shop.open();
  }

  @AfterAll
  void stop() {
    cluster.close();
  }

  @AfterEach
  void shouldStillMakeAListForEverybodyWhoComes() {
    String shopper = "survivor-" + survivors++;
    assertThat(shop.list(shopper, shop.view(shopper, "ring-1")).path("items")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"type":"item-view"                                                    | unreadable-body
          {"type":"cart-add","shopper":"eve","item":"ring-1","price":NaN}        | unreadable-body
          {"type":"item-view","item":"ring-1"}                                   | missing-field
          {"type":"item-view","shopper":"eve"}                                   | missing-field
          {"shopper":"eve","item":"ring-1"}                                      | missing-field
          {"type":"teleport","shopper":"eve"}                                    | unknown-value
          {"type":"item-view","shopper":"eve","item":"ring-1","time":1772355600} | bad-time
          {"type":"search","shopper":"eve","query":""}                           | bad-id
          {"type":"cart-add","shopper":"eve","item":"ring-1","price":-1}         | bad-number
          {"type":"rating","shopper":"eve","item":"ring-1","stars":9}            | bad-number
          {"type":"order-placed","shopper":"eve","order":"o1","lines":[]}        | bad-list
          """)
  void shouldRefuseAnEventWithItsReason(String event, String reason) {
    Api.Reply reply = service.api().post("/v1/events", event);

    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.text()).contains(reason);
    assertThat(reply.body().path("detail").asText()).isNotEmpty();
    assertThat(reply.body().path("remedy").asText()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"item":"gem","title":""}                      | bad-id
          {"item":"gem","title":"Gem","price":-3}        | bad-number
          {"item":"gem","title":"Gem","price":NaN}       | unreadable-body
          {"item":"gem"}                                 | missing-field
          {"title":"Gem"}                                | missing-field
          """)
  void shouldRefuseAnItemWithItsReason(String item, String reason) {
    Api.Reply reply = service.api().post("/v1/catalogue", item);

    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.text()).contains(reason);
  }

  @Test
  void shouldRefuseWhatIsTooLarge() {
    String tenMegabytes = "{\"type\":\"other\",\"name\":\"" + "x".repeat(10 * MEGABYTE) + "\"}";
    String twoMegabytes =
        """
        {"type":"item-view","shopper":"eve","item":"ring-1","context":{"url":"%s"}}"""
            .formatted("x".repeat(2 * MEGABYTE));

    for (String path : List.of("/v1/events", "/v1/catalogue")) {
      Api.Reply tooLarge = service.api().post(path, tenMegabytes);
      assertThat(tooLarge.status()).as(tooLarge.text()).isEqualTo(413);
      assertThat(tooLarge.body().path("type").asText()).endsWith("body-too-large");
    }
    Api.Reply tooLargeForATopic = service.api().post("/v1/events", twoMegabytes);
    assertThat(tooLargeForATopic.status()).isEqualTo(400);
    assertThat(tooLargeForATopic.text()).contains("too-large");
    byte[] key = "default/eve".getBytes(UTF_8);
    assertThatThrownBy(() -> cluster.write(TOPICS.events().name(), key, new byte[10 * MEGABYTE]))
        .hasMessageContaining("larger than the max message size");
  }

  @Test
  void shouldSetEveryUnusableRecordAsideWithItsReason() {
    Set<String> before = Set.copyOf(deadLetters().keySet());
    List<HostileRecords> hostile = HostileRecords.all(TOPICS).toList();
    Map<String, HostileRecords> sent = new LinkedHashMap<>();
    for (HostileRecords record : hostile) {
      RecordMetadata at = cluster.write(record.topic(), record.key(), record.value());
      sent.put(at.topic() + "-" + at.partition() + "@" + at.offset(), record);
    }

    Map<String, ConsumerRecord<byte[], byte[]>> letters =
        await("all dead letters")
            .atMost(Shop.PATIENCE)
            .until(() -> deadLettersBut(before), all -> all.size() >= hostile.size());

    sent.forEach(
        (place, record) -> {
          ConsumerRecord<byte[], byte[]> letter = letterOf(record, place, letters);
          assertThat(header(letter, "reason")).as(record.what()).isEqualTo(record.reason());
          assertThat(header(letter, "detail")).as(record.what()).isNotEmpty();
          assertThat(letter.key()).as(record.what()).isEqualTo(record.key());
          assertThat(letter.value()).as(record.what()).isEqualTo(record.value());
        });
    assertThat(letters).hasSize(hostile.size());
    assertThat(service.log()).doesNotContain(" ERROR ");
  }

  // What only the merged catalogue can know is found out behind a repartition topic.
  private static ConsumerRecord<byte[], byte[]> letterOf(
      HostileRecords record, String place, Map<String, ConsumerRecord<byte[], byte[]>> letters) {
    if (!record.reason().equals("unknown-item")) {
      assertThat(letters).as(record.what()).containsKey(place);
      return letters.get(place);
    }
    return letters.values().stream()
        .filter(letter -> header(letter, "reason").equals("unknown-item"))
        .findFirst()
        .orElseThrow();
  }

  private Map<String, ConsumerRecord<byte[], byte[]>> deadLettersBut(Set<String> known) {
    Map<String, ConsumerRecord<byte[], byte[]>> letters = deadLetters();
    letters.keySet().removeAll(known);
    return letters;
  }

  private Map<String, ConsumerRecord<byte[], byte[]>> deadLetters() {
    return cluster.read(TOPICS.deadLetters().name()).stream()
        .collect(
            toMap(
                letter ->
                    header(letter, "topic")
                        + "-"
                        + header(letter, "partition")
                        + "@"
                        + header(letter, "offset"),
                letter -> letter));
  }

  @Test
  void shouldAcknowledgeDuplicatesAndCountThemOnce() {
    String add = event("a1", "cart-add", "dora", "ring-1", 0);
    String remove = event("r1", "cart-remove", "dora", "ring-1", 3);
    shop.send(add);
    shop.send(event("a2", "cart-add", "dora", "ring-1", 1));
    shop.send(add);
    shop.send(remove);
    shop.send(
        """
        {"id":"o1","type":"other","shopper":"dora","name":"scrolled",
         "time":"2026-03-01T09:04:00Z"}""");
    shop.send(remove);

    JsonNode profile =
        await()
            .atMost(Shop.PATIENCE)
            .until(
                () -> shop.profile("dora", 4),
                known -> known.path("events").asInt() + known.path("duplicates").asInt() == 6);

    assertThat(profile.path("events").asInt()).isEqualTo(4);
    assertThat(profile.path("duplicates").asInt()).isEqualTo(2);
    assertThat(profile.path("takenBack").asInt()).isEqualTo(1);
    assertThat(subjects(profile)).containsExactly("ring-1");
  }

  @Test
  void shouldApplyLateEventsWhereTheyBelong() {
    shop.send(event("v1", "item-view", "emil", "ring-1", 0));
    shop.send(event("v3", "item-view", "emil", "chain-1", 20));
    String receipt = shop.send(event("v2", "item-view", "emil", "phone-1", 10));

    JsonNode list = shop.list("emil", receipt);

    assertThat(subjects(shop.profile("emil", 3))).containsExactly("chain-1", "phone-1", "ring-1");
    assertThat(list.path("recent").get(0).asText()).isEqualTo("chain-1");
    assertThat(list.path("recent").get(1).asText()).isEqualTo("phone-1");
  }

  private static String event(String id, String type, String shopper, String item, int minute) {
    return """
        {"id":"%s","type":"%s","shopper":"%s","item":"%s","time":"2026-03-01T09:%02d:00Z"}"""
        .formatted(id, type, shopper, item, minute);
  }

  private static List<String> subjects(JsonNode profile) {
    return StreamSupport.stream(profile.path("interactions").spliterator(), false)
        .map(interaction -> interaction.path("subject").asText())
        .toList();
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
