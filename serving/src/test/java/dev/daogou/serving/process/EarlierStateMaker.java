package dev.daogou.serving.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import dev.daogou.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the files that {@link EarlierStateIT} starts on, with the program as it is: what it leaves
 * on disk, and what it knew. In a checkout of the version that is to be kept:
 *
 * <pre>mvn -pl serving -am verify -Dit.test=EarlierStateMaker -Dtest=None \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
 *     -Dearlier.into=src/test/resources/earlier</pre>
 *
 * <p>makes {@code stopped.zip.gz} and {@code stopped.json} there, and {@code killed.…} of a program
 * that {@code kill -9} ended.
 */
@EnabledIfSystemProperty(named = "earlier.into", matches = ".+")
class EarlierStateMaker {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration QUIET = Duration.ofSeconds(3);

  private final Path into = Path.of(System.getProperty("earlier.into", "."));

  @TempDir private Path folder;

  @Test
  void shouldMakeWhatAnOrderlyStopLeaves() throws Exception {
    make("stopped");
  }

  @Test
  void shouldMakeWhatAKillLeaves() throws Exception {
    make("killed");
  }

  private void make(String name) throws Exception {
    Files.createDirectories(into);
    Topics topics = EarlierStart.TOPICS;
    Instant base = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(3));
    JsonNode known;
    try (EmbeddedKafka kafka =
            EmbeddedKafka.start(EmbeddedKafkaSettings.in(folder.resolve("kafka")));
        Cluster cluster = new Cluster(kafka.bootstrapServers());
        ServiceProcess service =
            ServiceProcess.start(EarlierStart.deployment(kafka.bootstrapServers(), folder))) {
      EarlierShop shop = new EarlierShop(service.api(), base);
      shop.open();
      shop.backfill();
      shop.visits();
      shop.lists();
      EarlierShop.deadLetters(cluster, topics, base);
      known = settled(new EarlierState(cluster, topics), service.api());
      if (name.equals("stopped")) {
        service.stop();
        assertThat(service.exitCode()).isEqualTo(ServiceProcess.ENDED_WHEN_ASKED);
      } else {
        service.kill();
      }
    }
    write(name, base, known);
  }

  private static JsonNode settled(EarlierState state, Api api) {
    return await("nothing changes any more")
        .atMost(PATIENCE)
        .until(
            () -> {
              JsonNode before = state.all(api);
              Thread.sleep(QUIET);
              return before.equals(state.all(api)) ? before : null;
            },
            settled -> settled != null);
  }

  private void write(String name, Instant base, JsonNode known) throws IOException {
    Files.move(folder.resolve("state"), folder.resolve("left-state"));
    Path left = Files.createDirectory(folder.resolve("left"));
    Files.move(folder.resolve("kafka"), left.resolve("kafka"));
    Files.move(folder.resolve("left-state"), left.resolve("state"));
    FolderArchive.pack(left, into.resolve(name + ".zip.gz"));
    ObjectNode file = ((ObjectNode) EarlierState.read("{}")).put("base", base.toString());
    file.setAll((ObjectNode) known);
    Files.writeString(into.resolve(name + ".json"), EarlierState.write(file));
  }
}
