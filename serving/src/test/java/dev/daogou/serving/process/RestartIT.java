package dev.daogou.serving.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import dev.daogou.schemas.Topics;
import dev.daogou.serving.process.ServiceProcess.Deployment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stopping as one should, and starting again on what was left. */
class RestartIT {
  private static final Logger LOG = Logger.getLogger(RestartIT.class);
  private static final List<String> SHOPPERS = List.of("anna", "bo", "cleo", "dan", "eva");

  @TempDir private Path folder;

  @Test
  void shouldGoOnWhereItStopped() throws Exception {
    try (EmbeddedKafka kafka =
        EmbeddedKafka.start(EmbeddedKafkaSettings.in(folder.resolve("kafka")))) {
      Deployment deployment =
          new Deployment(kafka.bootstrapServers(), Topics.DEFAULT_PREFIX, folder);
      Map<String, String> listsBefore;
      Map<String, JsonNode> profilesBefore;
      Duration stopped;
      Duration firstStart;
      try (ServiceProcess first = ServiceProcess.start(deployment)) {
        firstStart = first.age();
        Shop shop = new Shop(first.api());
        shop.open();
        for (String shopper : SHOPPERS) {
          shop.view(shopper, "ring-1");
          shop.view(shopper, "phone-1");
          shop.list(shopper, shop.view(shopper, "chain-1"));
        }
        listsBefore = lists(first.api());
        profilesBefore = profiles(shop);

        stopped = first.stop();
        assertThat(first.exitCode()).isEqualTo(ServiceProcess.ENDED_WHEN_ASKED);
        assertThat(first.log()).doesNotContain(" ERROR ");
      }

      try (ServiceProcess second = ServiceProcess.start(deployment)) {

        Duration secondStart = second.age();
        LOG.infof(
            "ready after %d ms, stopped in %d ms, ready again after %d ms",
            firstStart.toMillis(), stopped.toMillis(), secondStart.toMillis());
        assertThat(lists(second.api())).isEqualTo(listsBefore);
        Shop shop = new Shop(second.api());
        assertThat(profiles(shop)).isEqualTo(profilesBefore);
        JsonNode list = shop.list("anna", shop.view("anna", "case-1"));
        assertThat(list.path("recent").get(0).asText()).isEqualTo("case-1");
        assertThat(shop.profile("anna", 4).path("events").asInt()).isEqualTo(4);
        assertThat(second.log())
            .as("what was kept in order is used as it is")
            .doesNotContain("corrupt");
      }
    }
  }

  private static Map<String, String> lists(Api api) {
    Map<String, String> ids = new TreeMap<>();
    for (String shopper : SHOPPERS) {
      JsonNode list =
          await("the list of " + shopper)
              .atMost(Shop.PATIENCE)
              .until(
                  () -> api.get("/v1/users/" + shopper + "/recommendations").body(),
                  answer -> answer.path("level").asText().equals("active"));
      ids.put(shopper, list.path("recommendationId").asText());
    }
    return ids;
  }

  private static Map<String, JsonNode> profiles(Shop shop) {
    Map<String, JsonNode> profiles = new TreeMap<>();
    SHOPPERS.forEach(shopper -> profiles.put(shopper, shop.profile(shopper, 3)));
    return profiles;
  }
}
