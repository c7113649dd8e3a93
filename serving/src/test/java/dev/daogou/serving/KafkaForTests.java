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
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A real broker for the tests of this module, on free ports and with data of its own. */
public final class KafkaForTests implements QuarkusTestResourceLifecycleManager {
  /** Argument of this resource: the test brings its own keys. */
  public static final String OWN_KEYS = "own-keys";

  /** What a setting of the recommender is in tests. */
  public static final int SESSIONS_KEPT = 100_000;

  private boolean ownKeys;
  private Path folder;
  private EmbeddedKafka kafka;

  @Override
  public Map<String, String> start() {
    folder = temporaryFolder();
    kafka = EmbeddedKafka.start(EmbeddedKafkaSettings.in(folder.resolve("kafka")));
    kafka.create(Topics.withPartitions(4));
    Map<String, String> settings = new HashMap<>(ownKeys ? Map.of() : asInTheDemo());
    settings.put("daogou.kafka.bootstrap-servers", kafka.bootstrapServers());
    settings.put("daogou.tenants", "default,catalogue-it,elsewhere");
    settings.put("daogou.sessions.kept", Integer.toString(SESSIONS_KEPT));
    settings.put("daogou.state-dir", folder.resolve("state").toString());
    return settings;
  }

  @Override
  public void init(Map<String, String> arguments) {
    ownKeys = arguments.containsKey(OWN_KEYS);
  }

  private static Map<String, String> asInTheDemo() {
    return Map.of(
        "daogou.security.open",
        "true",
        "daogou.security.keys.demo.hash",
        "sha256:2a97516c354b68848cdbd8f54a226a0a55b21ed138e207ad6c5cbb9c00aa5aea",
        "daogou.security.keys.demo.roles",
        "publish,read,merchandise,admin");
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
