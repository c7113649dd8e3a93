package dev.daogou.serving.ops;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.daogou.serving.KafkaForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Every error is a problem that says what to do. */
@QuarkusTest
@WithTestResource(KafkaForTests.class)
class ProblemsIT {
  @TestHTTPResource("/v1/events")
  URI events;

  @Test
  void shouldAnswerUnknownPaths() {
    isProblem(given().get("/v1/nowhere").then(), 404, "not-found");
    isProblem(given().get("/").then(), 404, "not-found");
  }

  @Test
  void shouldAnswerMethodsAndMediaTypes() {
    isProblem(given().delete("/v1/events").then(), 405, "method-not-allowed");
    isProblem(
        given().contentType("text/csv").body("a,b").post("/v1/events").then(),
        415,
        "unsupported-media-type");
    isProblem(
        given().accept("text/csv").get("/v1/users/anna/recommendations").then(),
        406,
        "not-acceptable");
  }

  @Test
  void shouldAnswerBodiesThatAreNoJson() {
    isProblem(post("{"), 400, "unreadable-body");
    isProblem(post(""), 400, "unreadable-body");
  }

  @Test
  void shouldRefuseABodyThatAnnouncesItselfAsTooLarge() throws IOException {
    String head =
        """
        POST /v1/events HTTP/1.1\r
        Host: localhost\r
        Content-Type: application/json\r
        Content-Length: 11000000\r
        \r
        """;
    try (Socket socket = new Socket(events.getHost(), events.getPort())) {
      socket.getOutputStream().write(head.getBytes(US_ASCII));

      String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);

      assertThat(answer)
          .startsWith("HTTP/1.1 413")
          .contains("application/problem+json", "urn:daogou:problem:body-too-large", "11000000");
    }
  }

  @Test
  void shouldRefuseABodyThatTurnsOutTooLarge() throws IOException {
    String head =
        """
        POST /v1/events HTTP/1.1\r
        Host: localhost\r
        Content-Type: application/json\r
        Transfer-Encoding: chunked\r
        \r
        """;
    byte[] chunk = ("100000\r\n" + " ".repeat(1 << 20) + "\r\n").getBytes(US_ASCII);
    try (Socket socket = new Socket(events.getHost(), events.getPort())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(head.getBytes(US_ASCII));
      for (int sent = 0; sent < 14; sent++) {
        socket.getOutputStream().write(chunk);
      }

      String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);

      assertThat(answer)
          .startsWith("HTTP/1.1 413")
          .contains("application/problem+json", "urn:daogou:problem:body-too-large");
    }
  }

  @Test
  void shouldAnswerIdsThatAreNotValid() {
    isProblem(
        given().get("/v1/users/{id}/recommendations", "x".repeat(201)).then(),
        400,
        "bad-parameter");
    isProblem(given().get("/v1/users/{id}/recommendations", "a\u0001b").then(), 400, "bad-request");
  }

  private static ValidatableResponse post(String body) {
    return given().contentType(ContentType.JSON).body(body).post("/v1/events").then();
  }

  private static ValidatableResponse isProblem(
      ValidatableResponse answer, int status, String kind) {
    return answer
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:daogou:problem:" + kind), "status", equalTo(status))
        .body("title", notNullValue(), "detail", notNullValue(), "remedy", notNullValue());
  }
}
