package dev.daogou.serving.collect;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daogou.serving.KafkaForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way of events and the resource, to which a request comes that weighs media types. */
@QuarkusTest
@WithTestResource(KafkaForTests.class)
class EventsRouteIT {
  private static final String SHORT = "application/json";
  private static final String LONG = "application/json;q=0.9";
  private static final List<String> DIFFERENT_EACH_TIME = List.of("x-request-id", "content-length");

  @TestHTTPResource("/v1/events")
  URI events;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"events\":7}",
        "{\"a\":1,\"a\":2}",
        "{\"id\":\"n\",\"type\":\"item-view\",\"shopper\":\"anna\",\"item\":42}",
        "[{\"id\":\"a\",\"type\":\"teleport\"},{\"id\":\"b\"}]",
        "{\"id\":\"e\",\"type\":\"rating\",\"shopper\":\"anna\",\"item\":\"ring\",\"stars\":9}"
      })
  void shouldRefuseAsTheResourceDoes(String body) {
    Response answer = post(body, SHORT);
    Response longer = post(body, LONG);

    assertThat(answer.statusCode()).isEqualTo(400).isEqualTo(longer.statusCode());
    assertThat(answer.asString()).isEqualTo(longer.asString());
    assertThat(headers(answer)).isEqualTo(headers(longer));
  }

  @Test
  void shouldTakeAsTheResourceDoes() {
    String body =
        """
        [{"id":"a","type":"item-view","shopper":"bo","item":"ring"},
         {"id":"b","type":"item-view","shopper":"bo"},
         {"id":"c","type":"item-view","shopper":"bo","item":"ring","origin":"backfill"}]""";

    Response answer = post(body, SHORT);
    Response longer = post(body, LONG);

    assertThat(answer.statusCode()).isEqualTo(200).isEqualTo(longer.statusCode());
    assertThat(withoutOffsets(answer)).isEqualTo(withoutOffsets(longer));
    assertThat(headers(answer)).isEqualTo(headers(longer));
  }

  @Test
  void shouldCountRequestsUnderTheirPath() {
    post("{\"type\":\"item-view\",\"shopper\":\"anna\",\"item\":\"ring\"}", SHORT);

    await()
        .untilAsserted(
            () ->
                assertThat(given().get("/q/metrics").asString())
                    .containsPattern(
                        "http_server_requests_seconds_count\\{[^}]*uri=\"/v1/events\"[^}]*}"));
  }

  @Test
  void shouldGiveBackTheRoomOfABodyThatBreaksOff() throws IOException {
    String begun =
        """
        POST /v1/events HTTP/1.1\r
        Host: localhost\r
        Content-Type: application/json\r
        Content-Length: 1000\r
        \r
        {"type":\
        """;
    try (Socket socket = new Socket(events.getHost(), events.getPort())) {
      socket.getOutputStream().write(begun.getBytes(US_ASCII));
      await().until(() -> bytesOfBodies() == 8);
    }

    await().until(() -> bytesOfBodies() == 0);
  }

  private static double bytesOfBodies() {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("daogou_collect_body_bytes"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }

  private static Response post(String body, String accept) {
    return given().contentType(SHORT).header("Accept", accept).body(body).post("/v1/events");
  }

  private static String withoutOffsets(Response answer) {
    return answer.asString().replaceAll("(\\d+)-\\d+", "$1");
  }

  private static List<Header> headers(Response answer) {
    return StreamSupport.stream(answer.headers().spliterator(), false)
        .filter(header -> !DIFFERENT_EACH_TIME.contains(header.getName().toLowerCase(Locale.ROOT)))
        .map(header -> new Header(header.getName().toLowerCase(Locale.ROOT), header.getValue()))
        .sorted(Comparator.comparing(Header::toString))
        .toList();
  }
}
