package dev.daogou.serving.collect;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.daogou.serving.KafkaForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Segment's HTTP API against a real broker. */
@QuarkusTest
@WithTestResource(KafkaForTests.class)
class SegmentIT {
  @ParameterizedTest
  @ValueSource(
      strings = {"track", "identify", "alias", "page", "screen", "group", "t", "i", "a", "p", "s"})
  void shouldTakeEveryCall(String call) {
    String body =
        """
        {"userId":"sam","previousId":"old","anonymousId":"b-1","event":"Cart Viewed"}\
        """;

    post(call, body).statusCode(200).body("success", equalTo(true), "results", nullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"batch", "import", "b"})
  void shouldTakeTheGoodPartOfABatch(String address) {
    String body =
        """
        {"batch":[
          {"type":"track","userId":"sue","messageId":"s1","event":"Product Viewed",
           "properties":{"product_id":"ring"}},
          {"type":"track","userId":"sue","messageId":"s2","event":"Product Viewed"},
          {"type":"track","userId":"sue","messageId":"s3","event":"Product Viewed",
           "timestamp":"1971-01-01T00:00:00Z","properties":{"product_id":"ring"}},
          {"type":"track","userId":"sue","messageId":"s4","event":"Products Searched",
           "properties":{"query":"%s"}}]}\
        """
            .formatted("x".repeat(40_000));

    post(address, body)
        .statusCode(200)
        .body("success", equalTo(true), "accepted", equalTo(1), "rejected", equalTo(3))
        .body("results[0].status", equalTo("accepted"))
        .body("results[1].id", equalTo("s2"), "results[1].reason", equalTo("missing-field"))
        .body("results[1].detail", equalTo("Product Viewed has no product_id"))
        .body("results[2].reason", equalTo("bad-time"))
        .body("results[3].reason", equalTo("too-large"));
  }

  @Test
  void shouldMakeAnEventOfEachProductWithAnIdThatStays() {
    String body =
        """
        {"userId":"sid","messageId":"many","event":"Product Added","properties":{"products":[
          {"product_id":"a"},{"product_id":"b"},{"product_id":"c","price":1}]}}\
        """;

    for (int times = 0; times < 3; times++) {
      post("track", body).statusCode(200);
    }

    awaitProfile("sid", is -> is.body("events", equalTo(3), "duplicates", equalTo(6)));
  }

  @Test
  void shouldCountAMessageOnceHoweverOftenItComes() {
    String one = "{\"userId\":\"sol\",\"messageId\":\"%s\",\"event\":\"Product Viewed\",%s}";
    String ring = "\"properties\":{\"product_id\":\"ring\"}";
    for (String id : Arrays.asList("m1", "m1", "m2", "m1")) {
      post("track", one.formatted(id, ring)).statusCode(200);
    }

    awaitProfile("sol", is -> is.body("events", equalTo(2), "duplicates", equalTo(2)));
  }

  @Test
  void shouldForgetWhatMayOnlyBeCounted() {
    String body =
        """
        {"userId":"sky","messageId":"%s","event":"Product Viewed","properties":{"product_id":"%s"},
         "context":{"consent":{"categoryPreferences":{"Advertising":%s,"Analytics":true}}}}\
        """;
    post("track", body.formatted("c1", "ring", false)).statusCode(200);
    post("track", body.formatted("c2", "chain", true)).statusCode(200);

    awaitProfile(
        "sky",
        is -> is.body("interactions", hasSize(1), "interactions[0].subject", equalTo("chain")));
  }

  @Test
  void shouldTakeTheKeyFromTheHeaderOrTheBody() {
    String call = "{\"userId\":\"sly\",\"event\":\"x\"%s}";

    withoutKey()
        .body(call.formatted(",\"writeKey\":\"wrong\""))
        .post("/v1/track")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", startsWith("Bearer"))
        .body("type", equalTo("urn:daogou:problem:unauthorized"));
    withoutKey()
        .body(call.formatted(",\"writeKey\":\"demo\""))
        .post("/v1/track")
        .then()
        .statusCode(200);
    withoutKey()
        .auth()
        .preemptive()
        .basic("wrong", "")
        .body(call.formatted(",\"writeKey\":\"demo\""))
        .post("/v1/track")
        .then()
        .statusCode(401);
  }

  @Test
  void shouldTakeGzippedBodies() throws IOException {
    byte[] body = gzipped("{\"userId\":\"sax\",\"event\":\"Cart Viewed\"}");

    withKey()
        .header("Content-Encoding", "gzip")
        .body(body)
        .post("/v1/track")
        .then()
        .statusCode(200);
    withKey()
        .header("Content-Encoding", "gzip")
        .body(Arrays.copyOf(body, 20))
        .post("/v1/track")
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:daogou:problem:unreadable-body"));
    withKey().header("Content-Encoding", "br").body(body).post("/v1/track").then().statusCode(415);
  }

  @Test
  void shouldRefuseABombBeforeItIsUnpacked() throws IOException {
    byte[] bomb = gzipped("x".repeat(200_000_000));
    assertThat(bomb.length).isLessThan(400_000);

    withKey()
        .header("Content-Encoding", "gzip")
        .body(bomb)
        .post("/v1/events")
        .then()
        .statusCode(413)
        .body("type", equalTo("urn:daogou:problem:body-too-large"));
    withKey()
        .header("Content-Encoding", "gzip")
        .body(bomb)
        .post("/v1/batch")
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:daogou:problem:size-exceeded"));
  }

  @Test
  void shouldTellByABadRequestWhatWouldFailAgain() {
    post("batch", "{\"batch\":[{\"userId\":\"u\",\"event\":\"" + "x".repeat(600_000) + "\"}]}")
        .statusCode(400)
        .body("type", equalTo("urn:daogou:problem:size-exceeded"));
    post("batch", "{}").statusCode(400);
    post("batch", "{\"batch\":{}}").statusCode(400);
    post("batch", "{\"batch\":[1,null,\"x\",[]]}")
        .statusCode(400)
        .body("results", hasSize(4), "results[0].reason", equalTo("not-an-object"));
    post("track", "[]").statusCode(400);
    post("track", "[".repeat(5_000)).statusCode(400);
    post("batch", "{\"batch\":[]}").statusCode(200);
  }

  @Test
  void shouldCountByProtocolTypeAndReason() {
    post("track", "{\"userId\":\"suz\",\"event\":\"Product Viewed\"}").statusCode(400);
    post("track", "{\"userId\":\"suz\",\"event\":\"Nobody Knows This\"}").statusCode(200);

    String metrics = given().get("/q/metrics").asString();

    assertThat(count(metrics, "protocol=\"segment\"", "type=\"other\"", "outcome=\"accepted\""))
        .isPositive();
    assertThat(
            count(
                metrics,
                "protocol=\"segment\"",
                "type=\"item-view\"",
                "outcome=\"rejected\"",
                "reason=\"missing-field\""))
        .isPositive();
  }

  @Test
  void shouldShowWhatIsKeptOfWhatStoodAroundAnEvent() {
    post(
            "track",
            """
            {"userId":"svenja","event":"Product Viewed","properties":{"product_id":"ring"},
             "context":{"locale":"zh-CN","device":{"type":"tablet"},
              "page":{"url":"https://shop.example/ring?secret=1",
               "referrer":"https://www.google.com/search?q=secret"}}}\
            """)
        .statusCode(200);

    awaitProfile(
        "svenja",
        profile ->
            profile
                .body("context.device", equalTo("tablet"))
                .body("context.language", equalTo("zh"))
                .body("context.referrer", equalTo("search"))
                .body("context.page", equalTo("product"))
                .body(not(containsString("secret")))
                .body(not(containsString("google"))));
  }

  private static double count(String metrics, String... tags) {
    return metrics
        .lines()
        .filter(line -> line.startsWith("daogou_collect_entries_total{"))
        .filter(line -> Arrays.stream(tags).allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static void awaitProfile(String shopper, Consumer<ValidatableResponse> expected) {
    await("the profile of " + shopper)
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                expected.accept(
                    given().get("/v1/users/{id}/profile", shopper).then().statusCode(200)));
  }

  private static ValidatableResponse post(String call, String body) {
    return withKey().body(body).post("/v1/" + call).then();
  }

  private static RequestSpecification withKey() {
    return withoutKey().auth().preemptive().basic("demo", "");
  }

  private static RequestSpecification withoutKey() {
    return given().contentType(ContentType.JSON);
  }

  private static byte[] gzipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
