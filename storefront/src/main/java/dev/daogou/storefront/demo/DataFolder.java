package dev.daogou.storefront.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The demo's folder: Kafka's log, the service's state, its log file, and how often it ran. */
record DataFolder(Path path) {
  /** What the demo itself puts there, so that emptying never touches anything else. */
  private static final List<String> OWN = List.of("kafka", "state", "service.log", "runs");

  Path kafka() {
    return path.resolve("kafka");
  }

  Path state() {
    return path.resolve("state");
  }

  Path log() {
    return path.resolve("service.log");
  }

  /** Makes the folder, emptied of what earlier demos left where asked. */
  void prepare(boolean fresh) {
    try {
      Files.createDirectories(path);
      if (fresh) {
        for (String name : OWN) {
          delete(path.resolve(name));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare " + path, e);
    }
  }

  /** Counts this run; 1 on a fresh folder. */
  int nextRun() {
    Path file = path.resolve("runs");
    try {
      int runs = Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
      Files.writeString(file, Integer.toString(runs + 1), StandardCharsets.UTF_8);
      return runs + 1;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot count runs in " + file, e);
    }
  }

  private static void delete(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> inside = Files.walk(root)) {
      for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
