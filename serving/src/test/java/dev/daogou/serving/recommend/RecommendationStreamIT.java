package dev.daogou.serving.recommend;

import static dev.daogou.serving.recommend.Lists.list;
import static dev.daogou.serving.recommend.Lists.write;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.daogou.serving.KafkaForTests;
import dev.daogou.serving.KafkaProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Lists as server-sent events. */
@QuarkusTest
@WithTestResource(KafkaForTests.class)
class RecommendationStreamIT {
  @ConfigProperty(name = "daogou.kafka.bootstrap-servers")
  String bootstrapServers;

  @TestHTTPResource("/v1/users/sse-shopper/recommendations/stream")
  URI stream;

  @Test
  void shouldSendTheListAsItIsAndThenEveryNewOne() throws Exception {
    try (KafkaProbe probe = new KafkaProbe(bootstrapServers);
        HttpClient client = HttpClient.newHttpClient()) {
      write(probe, list("s-1", "sse-shopper", 1, "ring"));
      await()
          .atMost(Duration.ofMinutes(3))
          .untilAsserted(
              () ->
                  given()
                      .get("/v1/users/sse-shopper/recommendations")
                      .then()
                      .body("recommendationId", equalTo("s-1")));
      Queue<String> lines = follow(client);
      await().until(() -> lines.stream().anyMatch(line -> line.contains("\"s-1\"")));

      write(probe, list("s-2", "sse-shopper", 2, "chain"));

      await().until(() -> lines.stream().anyMatch(line -> line.contains("\"s-2\"")));
      Assertions.assertThat(lines).contains("event:recommendations");
      client.shutdownNow();
    }
  }

  private Queue<String> follow(HttpClient client) throws IOException, InterruptedException {
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    HttpResponse<Stream<String>> answer =
        client.send(HttpRequest.newBuilder(stream).build(), HttpResponse.BodyHandlers.ofLines());
    Thread.ofVirtual().start(() -> answer.body().forEach(lines::add));
    return lines;
  }
}
