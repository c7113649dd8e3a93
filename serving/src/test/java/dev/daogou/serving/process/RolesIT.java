package dev.daogou.serving.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import dev.daogou.serving.process.ServiceProcess.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process learns, another answers; the one that answers goes on when the other is killed. */
class RolesIT {
  private static final Pattern REACHED = Pattern.compile("reach this one at (\\S+:\\d+)");

  private static final int MEANWHILE = 20;

  @TempDir private Path folder;

  @Test
  void shouldShareTheWorkBetweenProcessesOfOneRoleEach() throws IOException {
    try (EmbeddedKafka kafka =
        EmbeddedKafka.start(EmbeddedKafkaSettings.in(folder.resolve("kafka")))) {
      String address;
      String list;
      Deployment serving;
      try (ServiceProcess personalize =
          ServiceProcess.start(personalize(kafka, "first", "127.0.0.1:0"))) {
        address = address(personalize);
        serving = deployment(kafka, "serve", "serve", "-Ddaogou.personalize.addresses=" + address);

        try (ServiceProcess serve = ServiceProcess.start(serving)) {
          Shop shop = new Shop(serve.api());
          shop.open();
          // A list tells of no item that its maker has not heard of yet.
          new Shop(personalize.api()).awaitItems();
          shop.view("anna", "ring-1");
          shop.view("anna", "phone-1");
          list = shop.list("anna", shop.view("anna", "chain-1")).path("recommendationId").asText();
          answersOverTheHop(serve, shop);
          passesTheRequestsIdOn(serve.api(), personalize);
          isOfUseAlone(personalize.api());

          personalize.kill();

          doesWithoutProfiles(serve, list);
          saysThatEventsWait(serve.api(), shop);
          try (ServiceProcess second =
              ServiceProcess.start(personalize(kafka, "second", address))) {
            assertThat(second.api().get("/q/health/ready").status()).isEqualTo(200);
            JsonNode next = shop.list("anna", shop.view("anna", "case-1"));
            assertThat(next.path("recent").get(0).asText()).isEqualTo("case-1");
            int events = 4 + MEANWHILE;
            assertThat(shop.profile("anna", events).path("events").asInt()).isEqualTo(events);
            await("the usual level")
                .atMost(Shop.PATIENCE)
                .until(() -> level(serve.api()).equals("active"));
          }
        }
      }
    }
  }

  private static void answersOverTheHop(ServiceProcess serve, Shop shop) {
    JsonNode profile = shop.profile("anna", 3);
    assertThat(profile.path("source").asText()).isEqualTo("profile");
    assertThat(profile.path("interactions")).hasSize(3);
    assertThat(serve.api().metric("daogou_recommend_hop_seconds_count")).isPositive();
    assertThat(serve.api().get("/v1/users/nobody/profile").body().path("source").asText())
        .isEqualTo("none");
    assertThat(serve.api().get("/v1/status").body().path("roles")).hasSize(1);
  }

  private static void passesTheRequestsIdOn(Api serve, ServiceProcess personalize) {
    assertThat(serve.get("/v1/users/anna/profile", "id-of-this-request").status()).isEqualTo(200);
    await()
        .untilAsserted(
            () ->
                assertThat(personalize.log())
                    .contains("profiles on behalf of request id-of-this-request"));
  }

  /** A process that only learns keeps no lists, but has the items. */
  private static void isOfUseAlone(Api personalize) {
    JsonNode answer = personalize.get("/v1/users/anna/recommendations?recent=ring-1").body();
    assertThat(answer.path("level").asText()).isEqualTo("session-only");
    assertThat(answer.path("items")).isNotEmpty();
    assertThat(personalize.get("/v1/users/anna/profile").body().path("events").asInt())
        .isEqualTo(3);
  }

  private static void doesWithoutProfiles(ServiceProcess serve, String list) {
    Api api = serve.api();
    JsonNode answer = api.get("/v1/users/anna/recommendations").body();
    assertThat(answer.path("level").asText()).isEqualTo("active");
    assertThat(answer.path("recommendationId").asText()).isEqualTo(list);
    await("the profile from the list")
        .atMost(Shop.PATIENCE)
        .untilAsserted(
            () -> {
              JsonNode profile = api.get("/v1/users/anna/profile").body();
              assertThat(profile.path("source").asText()).isEqualTo("list");
              assertThat(profile.path("recent").get(0).asText()).isEqualTo("chain-1");
            });
    assertThat(api.get("/v1/users/nobody/profile").status())
        .as("whether there is a profile cannot be told")
        .isEqualTo(503);
    assertThat(api.get("/v1/users/nobody/recommendations").body().path("level").asText())
        .isEqualTo("trending");
    assertThat(
            api.get("/v1/users/nobody/recommendations?recent=phone-1")
                .body()
                .path("level")
                .asText())
        .isEqualTo("session-only");
    assertThat(api.get("/q/health/ready").status()).isEqualTo(200);
  }

  /** Nobody works events off; whoever reads a list hears that it lacks some. */
  private static void saysThatEventsWait(Api serve, Shop shop) {
    for (int view = 0; view < MEANWHILE; view++) {
      shop.view("anna", "ring-1");
    }
    await("the level behind").atMost(Shop.PATIENCE).until(() -> level(serve).equals("behind"));
    assertThat(serve.get("/v1/users/anna/recommendations").body().path("behindMs").asLong())
        .isGreaterThan(2_000);
    assertThat(serve.get("/q/health/ready").status()).isEqualTo(200);
  }

  private static String level(Api serve) {
    return serve.get("/v1/users/anna/recommendations").body().path("level").asText();
  }

  private static String address(ServiceProcess service) {
    Matcher reached = REACHED.matcher(service.log());
    assertThat(reached.find()).as("the advertised address in the log").isTrue();
    return reached.group(1);
  }

  private Deployment personalize(EmbeddedKafka kafka, String name, String address)
      throws IOException {
    return deployment(
        kafka,
        name,
        "personalize",
        "-Ddaogou.advertised-address=" + address,
        "-Dquarkus.log.category.\"dev.daogou.serving.peers\".level=DEBUG");
  }

  private Deployment deployment(EmbeddedKafka kafka, String name, String role, String... further)
      throws IOException {
    List<String> usual = List.of("-Xmx512m", "-Ddaogou.roles=" + role);
    return new Deployment(
        kafka.bootstrapServers(),
        "roles.",
        Files.createDirectory(folder.resolve(name)),
        Stream.concat(usual.stream(), Stream.of(further)).toList());
  }
}
