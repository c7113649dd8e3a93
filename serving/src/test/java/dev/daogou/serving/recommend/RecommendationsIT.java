package dev.daogou.serving.recommend;

import static dev.daogou.serving.recommend.Lists.list;
import static dev.daogou.serving.recommend.Lists.partitionOf;
import static dev.daogou.serving.recommend.Lists.write;
import static dev.daogou.serving.recommend.Lists.writeMarker;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;

import dev.daogou.serving.KafkaForTests;
import dev.daogou.serving.KafkaProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists on the topic, read by HTTP. */
@QuarkusTest
@WithTestResource(KafkaForTests.class)
class RecommendationsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @ConfigProperty(name = "daogou.kafka.bootstrap-servers")
  String bootstrapServers;

  private KafkaProbe probe;

  @BeforeEach
  void untilReady() {
    probe = new KafkaProbe(bootstrapServers);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
  }

  @AfterEach
  void close() {
    probe.close();
  }

  @Test
  void shouldAnswerWithTheNewestList() {
    write(probe, list("r-1", "anna", 3, "ring", "chain", "watch"));

    awaitList("anna", "r-1")
        .body("shopper", equalTo("anna"), "placement", equalTo("for-you"))
        .body("level", equalTo("active"), "scoring", equalTo("model"), "model", equalTo("ranker@1"))
        .body("items.item[0..2]", equalTo(List.of("ring", "chain", "watch")))
        .body("items[0].reason", equalTo("viewed-next"), "items[0].because", equalTo("seen"))
        .body("basis.offset", equalTo(3), "basis.eventId", equalTo("e-3"))
        .body("ageMs", greaterThanOrEqualTo(0));
  }

  @Test
  void shouldAnswerWithAsManyItemsAsAsked() {
    write(probe, list("r-2", "bo", 3, "ring", "chain", "watch"));
    awaitList("bo", "r-2");

    ValidatableResponse answer = read("bo", "limit=2");

    answer.statusCode(200).body("items", hasSize(2));
  }

  @Test
  void shouldAnswerWithWhatWasViewed() {
    write(probe, list("r-3", "cleo", 3, "ring"));
    awaitList("cleo", "r-3");

    ValidatableResponse answer = read("cleo", "placement=recently-viewed");

    answer.statusCode(200).body("items.item", equalTo(List.of("seen", "before")));
  }

  @Test
  void shouldSayThatAListCoversAReceipt() {
    write(probe, list("r-4", "dan", 7, "ring"));
    awaitList("dan", "r-4");

    ValidatableResponse answer = read("dan", "receipt=" + partitionOf("dan") + "-7");

    answer.statusCode(200).body("receipt.covered", equalTo(true));
  }

  @Test
  void shouldSayThatAMarkerCoversAReceipt() {
    write(probe, list("r-5", "eva", 7, "ring"));
    writeMarker(probe, partitionOf("eva"), 1_000);

    await()
        .untilAsserted(
            () ->
                read("eva", "receipt=" + partitionOf("eva") + "-1000")
                    .statusCode(200)
                    .body("receipt.covered", equalTo(true)));
  }

  @Test
  void shouldWaitForAListThatIsOnItsWay() throws InterruptedException {
    write(probe, list("r-6", "fay", 1, "ring"));
    awaitList("fay", "r-6");
    String receipt = "receipt=" + partitionOf("fay") + "-5000000";
    Thread writer =
        Thread.ofVirtual().start(() -> write(probe, list("r-7", "fay", 5_000_000, "chain")));

    // On a busy machine the list may come after the first read has given up.
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                read("fay", receipt)
                    .body("recommendationId", equalTo("r-7"), "receipt.covered", equalTo(true)));
    writer.join();
  }

  @Test
  void shouldGiveUpWaitingInTime() {
    write(probe, list("r-8", "gil", 1, "ring"));
    awaitList("gil", "r-8");

    ValidatableResponse answer = read("gil", "receipt=" + partitionOf("gil") + "-9000000");

    answer
        .statusCode(200)
        .body("receipt.covered", equalTo(false))
        .body("receipt.waitedMs", greaterThanOrEqualTo(200));
  }

  @Test
  void shouldNameWhatIsWrongWithAParameter() {
    read("anna", "limit=0").statusCode(400).body("detail", containsString("limit"));
    read("anna", "limit=abc").statusCode(400).body("detail", containsString("limit"));
    read("anna", "receipt=x").statusCode(400).body("detail", containsString("receipt"));
    read("anna", "tenant=A!").statusCode(400).body("detail", containsString("tenant"));
    read("anna", "receipt=4-1").statusCode(400).body("detail", containsString("partition"));
    read("anna", "waitMs=2001").statusCode(400).body("detail", containsString("waitMs"));
    read("anna", "diversity=2").statusCode(400).body("detail", containsString("diversity"));
    read("anna", "fields=secret").statusCode(400).body("detail", containsString("fields"));
    read("anna", "page=xyz").statusCode(400).body("detail", containsString("page"));
    read("anna", "window=2h").statusCode(400).body("detail", containsString("window"));
    read("anna", "boost=brand").statusCode(400).body("detail", containsString("boost"));
    read("anna", "filter=colour==1").statusCode(400).body("detail", containsString("colour"));
    read("anna", "placement=rank").statusCode(400).body("detail", containsString("placement"));
    read("anna", "placement=similar&item=nothing")
        .statusCode(404)
        .contentType("application/problem+json")
        .body("detail", containsString("nothing"));
    read("anna", "placement=nowhere")
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString("for-you, similar, bought-together, cart"));
  }

  private static ValidatableResponse awaitList(String shopper, String id) {
    await()
        .untilAsserted(
            () -> read(shopper, "limit=20").statusCode(200).body("recommendationId", equalTo(id)));
    return read(shopper, "limit=20");
  }

  private static ValidatableResponse read(String shopper, String query) {
    return given().get("/v1/users/" + shopper + "/recommendations?" + query).then();
  }
}
