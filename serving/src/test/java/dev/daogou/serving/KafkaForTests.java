package dev.daogou.serving;

import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import dev.daogou.schemas.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** A real broker for the tests of this module, on free ports and with data of its own. */
public final class KafkaForTests implements QuarkusTestResourceLifecycleManager {
  private Path folder;
  private EmbeddedKafka kafka;

  @Override
  public Map<String, String> start() {
    folder = temporaryFolder();
    kafka = EmbeddedKafka.start(EmbeddedKafkaSettings.in(folder.resolve("kafka")));
    kafka.create(Topics.withPartitions(4));
    return Map.of(
        "daogou.keys.write", "demo",
        "daogou.kafka.bootstrap-servers", kafka.bootstrapServers(),
        "daogou.state-dir", folder.resolve("state").toString());
  }

  @Override
  public void stop() {
    if (kafka != null) {
      kafka.close();
    }
    if (folder != null) {
      delete(folder);
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("daogou-serving");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
