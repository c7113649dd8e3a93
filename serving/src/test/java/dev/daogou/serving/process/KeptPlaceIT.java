package dev.daogou.serving.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import dev.daogou.schemas.Topics;
import dev.daogou.schemas.ValueSerdes;
import dev.daogou.serving.process.ServiceProcess.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An instance with a name has its partitions again after a restart, and nobody else had them
 * meanwhile; one without a name leaves, and the other takes over long before the session timeout.
 */
class KeptPlaceIT {
  private static final Logger LOG = Logger.getLogger(KeptPlaceIT.class);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Longer than anybody here waits: who is gone by then has left. */
  private static final Duration SESSION = Duration.ofMinutes(12);

  private static final Duration HEARTBEAT = Duration.ofMillis(500);
  private static final List<Integer> ALL = List.of(0, 1, 2, 3);
  private static final String PREFIX = "kept.";
  private static final List<String> ROLES = List.of("personalize", "serve");

  @TempDir private Path folder;

  @Test
  void shouldKeepItsPlaceOnlyUnderAName() throws Exception {
    try (EmbeddedKafka kafka =
            EmbeddedKafka.start(EmbeddedKafkaSettings.in(folder.resolve("kafka")));
        Cluster cluster = new Cluster(kafka.bootstrapServers())) {
      kafka.create(Topics.of(PREFIX, ALL.size(), ValueSerdes.singleObject()));
      Deployment named = deployment(kafka, "named", "-Ddaogou.instance=named");
      Deployment nameless = deployment(kafka, "nameless");
      CompletableFuture<ServiceProcess> starting =
          CompletableFuture.supplyAsync(() -> ServiceProcess.start(nameless));
      try (ServiceProcess first = ServiceProcess.start(named);
          ServiceProcess other = starting.join()) {
        await("both have half")
            .atMost(PATIENCE)
            .until(() -> isHalved(active(first)) && isHalved(active(other)));
        Map<String, List<Integer>> before = active(first);
        Map<String, List<Integer>> others = active(other);
        Map<String, Set<String>> members = members(cluster);

        first.stop();
        assertThat(first.exitCode()).isEqualTo(ServiceProcess.ENDED_WHEN_ASKED);
        assertThat(members(cluster)).as("it has not left").isEqualTo(members);

        try (ServiceProcess again = ServiceProcess.start(named)) {
          await("its place").atMost(PATIENCE).until(() -> active(again).equals(before));
          assertThat(active(other)).as("nobody has taken over").isEqualTo(others);
          LOG.infof("back in its place %d ms after the start", again.age().toMillis());

          long asked = System.nanoTime();
          other.stop();
          assertThat(other.exitCode()).isEqualTo(ServiceProcess.ENDED_WHEN_ASKED);
          await("all partitions")
              .atMost(PATIENCE)
              .until(() -> active(again).values().stream().allMatch(ALL::equals));
          LOG.infof("taken over %d ms after the stop", (System.nanoTime() - asked) / 1_000_000);
        }
      }
    }
  }

  private static Map<String, Set<String>> members(Cluster cluster) {
    Map<String, Set<String>> members = new TreeMap<>();
    ROLES.forEach(role -> members.put(role, cluster.members(PREFIX + role)));
    return members;
  }

  private static boolean isHalved(Map<String, List<Integer>> active) {
    return active.values().stream().allMatch(each -> each.size() == ALL.size() / 2);
  }

  /** The partitions that it works on, by role. */
  private static Map<String, List<Integer>> active(ServiceProcess service) {
    JsonNode shares = service.api().get("/v1/status").body().path("shares");
    Map<String, List<Integer>> active = new TreeMap<>();
    for (String role : ROLES) {
      List<Integer> partitions = new ArrayList<>();
      shares.path(role).path("active").forEach(each -> partitions.add(each.asInt()));
      active.put(role, partitions);
    }
    return active;
  }

  private Deployment deployment(EmbeddedKafka kafka, String name, String... further)
      throws IOException {
    Stream<String> usual =
        Stream.of(
            "-Xmx512m",
            "-Ddaogou.advertised-address=127.0.0.1:0",
            "-Ddaogou.personalize.rocksdb-memory=64M",
            "-Ddaogou.personalize.session-timeout=" + SESSION.toSeconds() + "s",
            "-Ddaogou.serve.session-timeout=" + SESSION.toSeconds() + "s",
            "-Ddaogou.kafka.properties.\"main.consumer.heartbeat.interval.ms\"="
                + HEARTBEAT.toMillis());
    return new Deployment(
        kafka.bootstrapServers(),
        PREFIX,
        Files.createDirectory(folder.resolve(name)),
        Stream.concat(usual, Stream.of(further)).toList());
  }
}
