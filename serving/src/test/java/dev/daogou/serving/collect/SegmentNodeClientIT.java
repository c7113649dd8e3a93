package dev.daogou.serving.collect;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.serving.KafkaForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The npm package {@code @segment/analytics-node} as it is, against the service. */
@QuarkusTest
@WithTestResource(KafkaForTests.class)
class SegmentNodeClientIT {
  private static final Path SOURCES = Path.of("src", "test", "segment-client");
  private static final Path INSTALLED = Path.of("target", "segment-client");

  @TestHTTPResource("/")
  URI service;

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    assumeTrue(
        Program.isInstalled("node") && Program.isInstalled("npm"),
        "skipped: node and npm are not installed, so Segment's own client cannot run");
    Files.createDirectories(INSTALLED);
    for (String file : List.of("package.json", "package-lock.json", "send.mjs")) {
      Files.copy(
          SOURCES.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Program npm = Program.run(INSTALLED, List.of("npm", "ci", "--no-audit", "--no-fund"));
    assumeTrue(
        npm.exitCode() == 0,
        () -> "skipped: npm cannot install Segment's client here:\n" + npm.output());
  }

  @Test
  void shouldDeliverEverythingAndCountWhatCameTwiceOnce() throws Exception {
    JsonNode told = send("demo", "nora");

    assertThat(told.path("failed")).isEmpty();
    assertThat(told.path("delivered").asInt()).isEqualTo(10);
    await("what the topology keeps of the shopper")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                given()
                    .get("/v1/users/nora/profile")
                    .then()
                    .statusCode(200)
                    .body("events", equalTo(8), "duplicates", equalTo(1)));
    await("a list for the shopper")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> given().get("/v1/users/nora/recommendations").then().statusCode(200));
  }

  @Test
  void shouldRefuseAWrongKeyAndNotBeAskedForever() throws Exception {
    JsonNode told = send("wrong", "oskar");

    assertThat(told.path("delivered").asInt()).isZero();
    assertThat(told.path("failed")).hasSize(10);
    assertThat(told.path("failed").get(0).asText()).contains("401");
  }

  private JsonNode send(String writeKey, String user) throws Exception {
    String host = service.toString().replaceAll("/$", "");
    Program client = Program.run(INSTALLED, List.of("node", "send.mjs", host, writeKey, user));
    assertThat(client.exitCode()).as(client.output()).isZero();
    return new ObjectMapper().readTree(client.output().lines().toList().getLast());
  }
}
