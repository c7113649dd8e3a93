package dev.daogou.bench;

import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for the time of a measurement, and a Kafka node in it. */
final class Workbench implements AutoCloseable {
  private final Path folder;
  private final EmbeddedKafka kafka;

  private Workbench(Path folder, EmbeddedKafka kafka) {
    this.folder = folder;
    this.kafka = kafka;
  }

  static Workbench open() throws IOException {
    Path folder = Files.createTempDirectory("daogou-bench");
    return new Workbench(
        folder, EmbeddedKafka.start(EmbeddedKafkaSettings.in(folder.resolve("kafka"))));
  }

  EmbeddedKafka kafka() {
    return kafka;
  }

  /** A folder or file of this name in it. */
  Path path(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() throws IOException {
    kafka.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(Workbench::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
