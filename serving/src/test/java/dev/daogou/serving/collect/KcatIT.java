package dev.daogou.serving.collect;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.daogou.schemas.Consent;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Tenants;
import dev.daogou.schemas.Topics;
import dev.daogou.serving.KafkaForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's kcat, which hashes keys in its own way, writes events and reads lists. */
@QuarkusTest
@WithTestResource(KafkaForTests.class)
class KcatIT {
  private static final Topics TOPICS = Topics.withPartitions(4);
  private static final int EVENTS = 6;

  @ConfigProperty(name = "daogou.kafka.bootstrap-servers")
  String bootstrapServers;

  @TempDir private Path folder;

  @Test
  void shouldTakeEventsFromKcatAndGiveItLists() throws Exception {
    assumeTrue(
        Program.isInstalled("kcat"), "skipped: kcat is not installed (apt-get install kcat)");
    for (String shopper : List.of("kim", "kai", "kaj")) {
      produce(shopper);
      await("the profile of " + shopper)
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(
              () ->
                  given()
                      .get("/v1/users/{id}/profile", shopper)
                      .then()
                      .statusCode(200)
                      .body("events", equalTo(EVENTS), "duplicates", equalTo(0)));
    }
    await("the lists, read with kcat")
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(listedShoppers()).contains("default/kim", "default/kai", "default/kaj"));
  }

  private void produce(String shopper) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "kcat",
                "-P",
                "-b",
                bootstrapServers,
                "-t",
                TOPICS.events().name(),
                "-k",
                "default/" + shopper));
    for (int number = 0; number < EVENTS; number++) {
      Path file = folder.resolve(shopper + number);
      Files.write(file, bytes(event(shopper, number)));
      command.add(file.toString());
    }
    Program kcat = Program.run(folder, command);
    assertThat(kcat.exitCode()).as(kcat.output()).isZero();
  }

  private List<String> listedShoppers() throws Exception {
    Program kcat =
        Program.run(
            folder,
            List.of(
                "kcat",
                "-C",
                "-q",
                "-e",
                "-b",
                bootstrapServers,
                "-t",
                TOPICS.recommendations().name(),
                "-o",
                "beginning",
                "-f",
                "%k\\n"));
    assertThat(kcat.exitCode()).as(kcat.output()).isZero();
    return kcat.output().lines().toList();
  }

  private static byte[] bytes(StorefrontEvent event) {
    return TOPICS.events().value().serializer().serialize(TOPICS.events().name(), event);
  }

  private static StorefrontEvent event(String shopper, int number) {
    return new StorefrontEvent(
        shopper + number,
        Tenants.DEFAULT,
        shopper,
        null,
        null,
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        Consent.PERSONALIZE,
        Origin.LIVE,
        null,
        new ItemView("ring-" + number, null));
  }
}
