package dev.daogou.serving.process;

import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * An archive of what the service has loaded and linked (JEP 483 and 514), recorded once after each
 * build: most of what a start costs is the loading of classes, and tests start many services.
 */
final class StartArchive {
  private static final Logger LOG = Logger.getLogger(StartArchive.class);
  private static final Path FILE = Path.of("target", "service-of-tests.aot").toAbsolutePath();
  private static final Path ATTEMPTED = FILE.resolveSibling("service-of-tests.attempted");

  private StartArchive() {}

  /**
   * Arguments of a JVM that starts with it; none where it could not be made.
   *
   * @param program which must not be newer than the archive
   * @param recording starts the service at a Kafka and in a folder with arguments that record it
   */
  static synchronized List<String> arguments(
      Path program, Function<Recording, ServiceProcess> recording) {
    try {
      if (!isNewer(ATTEMPTED, program)) {
        Files.deleteIfExists(FILE);
        Files.writeString(ATTEMPTED, "");
        record(recording);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // An archive that does not suit a JVM's further options is left alone.
    return Files.exists(FILE) ? List.of("-XX:AOTCache=" + FILE, "-Xlog:aot*=off") : List.of();
  }

  /** Where the service that is recorded runs, and what it is started with. */
  record Recording(String bootstrapServers, Path folder, List<String> arguments) {}

  private static boolean isNewer(Path file, Path program) throws IOException {
    return Files.exists(file)
        && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(program)) > 0;
  }

  private static void record(Function<Recording, ServiceProcess> recording) {
    List<String> arguments = List.of("-XX:AOTCacheOutput=" + FILE);
    try (FolderForTests folder = FolderForTests.create("recorded");
        EmbeddedKafka kafka =
            EmbeddedKafka.start(EmbeddedKafkaSettings.in(folder.path().resolve("kafka")));
        ServiceProcess service =
            recording.apply(new Recording(kafka.bootstrapServers(), folder.path(), arguments))) {
      Shop shop = new Shop(service.api());
      shop.open();
      shop.list("anna", shop.view("anna", "ring-1"));
      service.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!Files.exists(FILE)) {
      LOG.warn("no archive came of it: services start without one");
    }
  }
}
