package dev.daogou.serving.collect;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.daogou.serving.KafkaForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** GA4's Measurement Protocol against a real broker. */
@QuarkusTest
@WithTestResource(KafkaForTests.class)
class Ga4IT {
  private static final String RECENT = String.valueOf(System.currentTimeMillis() * 1_000);

  @Test
  void shouldTakeEventsAndCountARequestThatComesTwiceOnce() {
    String body =
        """
        {"client_id":"gil","timestamp_micros":%s,"events":[
          {"name":"view_item","params":{"items":[{"item_id":"ring"}]}},
          {"name":"add_to_cart","params":{"items":[{"item_id":"ring"},{"item_id":"chain"}]}}]}\
        """
            .formatted(RECENT);

    collect("demo", body).statusCode(204).body(emptyString());
    collect("demo", body).statusCode(204);

    awaitProfile("gil", 3, 3);
  }

  @Test
  void shouldSayWhatItRefused() {
    String half =
        """
        {"client_id":"gus","events":[{"name":"view_cart"},{"name":"view_item","params":{}}]}\
        """;

    collect("demo", half)
        .statusCode(200)
        .body("accepted", equalTo(1), "rejected", equalTo(1))
        .body("results[1].detail", equalTo("view_item has no item_id"));
    collect("demo", "{\"client_id\":\"gus\"}").statusCode(400);
    collect("demo", "{").statusCode(400);
    collect("wrong", half).statusCode(401);
  }

  @Test
  void shouldValidateWithoutTaking() {
    validate("{\"client_id\":\"gwen\",\"events\":[{\"name\":\"view_cart\"}]}")
        .statusCode(200)
        .body("validationMessages", hasSize(0));
    validate("{\"events\":[{\"name\":\"view_cart\"}]}")
        .statusCode(200)
        .body("validationMessages[0].fieldPath", equalTo("client_id"))
        .body("validationMessages[0].validationCode", equalTo("VALUE_REQUIRED"));
    validate(
            "{\"client_id\":\"gwen\",\"timestamp_micros\":1,\"events\":[{\"name\":\"view_cart\"}]}")
        .statusCode(200)
        .body("validationMessages[0].fieldPath", equalTo("events[0]"))
        .body("validationMessages[0].validationCode", equalTo("VALUE_INVALID"));
    collect("demo", "{\"client_id\":\"gwen\",\"events\":[{\"name\":\"view_cart\"}]}")
        .statusCode(204);
    awaitProfile("gwen", 1, 0);
  }

  // What came before it from the same shopper is counted by then.
  private static void awaitProfile(String shopper, int events, int duplicates) {
    await("the profile of " + shopper)
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                given()
                    .get("/v1/users/{id}/profile", shopper)
                    .then()
                    .statusCode(200)
                    .body("events", equalTo(events), "duplicates", equalTo(duplicates)));
  }

  private static ValidatableResponse collect(String secret, String body) {
    return given()
        .queryParam("measurement_id", "G-1")
        .queryParam("api_secret", secret)
        .contentType("application/x-www-form-urlencoded")
        .body(body)
        .post("/mp/collect")
        .then();
  }

  private static ValidatableResponse validate(String body) {
    return given().queryParam("api_secret", "demo").body(body).post("/debug/mp/collect").then();
  }
}
