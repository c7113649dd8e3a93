package dev.daogou.serving.collect;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topics;
import dev.daogou.serving.KafkaForTests;
import dev.daogou.serving.KafkaProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Events by HTTP against a real broker. */
@QuarkusTest
@WithTestResource(KafkaForTests.class)
class EventsIT {
  private static final Topics TOPICS = Topics.withPartitions(4);

  @ConfigProperty(name = "daogou.kafka.bootstrap-servers")
  String bootstrapServers;

  @Test
  void shouldPutAnEventWhereItsReceiptSays() {
    String event = "{\"id\":\"e-1\",\"type\":\"item-view\",\"shopper\":\"anna\",\"item\":\"ring\"}";

    String receipt = post(event).statusCode(200).extract().path("results[0].receipt");

    String[] place = receipt.split("-");
    ConsumerRecord<byte[], byte[]> record = recordAt(place);
    ShopperKey key = new ShopperKey("default", "anna");
    assertThat(record.key()).isEqualTo(key.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(record.partition()).isEqualTo(BuiltInPartitioner.partitionForKey(record.key(), 4));
    StorefrontEvent stored =
        TOPICS.events().value().deserializer().deserialize("events", record.value());
    assertThat(stored.getId()).isEqualTo("e-1");
    assertThat(stored.getPayload()).isEqualTo(new ItemView("ring", null));
  }

  @Test
  void shouldAcceptTheGoodPartOfABatch() {
    String batch =
        """
        {"events":[
          {"id":"a","type":"item-view","shopper":"bo","item":"ring"},
          {"id":"b","type":"cart-add","shopper":"bo","item":"ring","price":-3},
          {"type":"search","shopper":"bo","query":"gold"}]}""";

    ValidatableResponse answer = post(batch);

    answer
        .statusCode(200)
        .body("accepted", equalTo(2), "rejected", equalTo(1), "results", hasSize(3))
        .body("results[0].receipt", matchesPattern("\\d+-\\d+"))
        .body("results[1].status", equalTo("rejected"), "results[1].reason", equalTo("bad-number"))
        .body("results[1].id", equalTo("b"), "results[1].detail", containsString("price"))
        .body("results[2].id", notNullValue());
  }

  @Test
  void shouldKeepTheOrderOfOneShopper() {
    StringBuilder batch = new StringBuilder("[");
    for (int i = 0; i < 1_000; i++) {
      batch.append(i == 0 ? "" : ",");
      batch
          .append("{\"type\":\"item-view\",\"shopper\":\"cleo\",\"item\":\"i")
          .append(i)
          .append("\"}");
    }

    List<String> receipts = post(batch + "]").statusCode(200).extract().path("results.receipt");

    List<Long> offsets = receipts.stream().map(r -> Long.parseLong(r.split("-")[1])).toList();
    assertThat(offsets).isSorted().doesNotHaveDuplicates().hasSize(1_000);
  }

  @Test
  void shouldNameWhatIsWrongWithASingleEvent() {
    post("{\"type\":\"item-view\",\"shopper\":\"anna\",\"item\":42}")
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:daogou:problem:nothing-accepted"), "status", equalTo(400))
        .body("detail", equalTo("wrong-type: item must be text, not the number 42"))
        .body("remedy", notNullValue());
  }

  @Test
  void shouldRefuseARecordThatIsLargerThanTheTopicTakes() {
    String text = "x".repeat(3_000_000);
    String event =
        "{\"type\":\"item-view\",\"shopper\":\"anna\",\"item\":\"ring\",\"context\":{\"url\":\""
            + text
            + "\"}}";

    post(event).statusCode(400).body("results[0].reason", equalTo("too-large"));
  }

  private ConsumerRecord<byte[], byte[]> recordAt(String[] place) {
    try (KafkaProbe probe = new KafkaProbe(bootstrapServers)) {
      return probe.recordAt(TOPICS.events(), Integer.parseInt(place[0]), Long.parseLong(place[1]));
    }
  }

  private static ValidatableResponse post(String body) {
    return given().contentType(ContentType.JSON).body(body).post("/v1/events").then();
  }
}
