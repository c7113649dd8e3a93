package dev.daogou.storefront.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The demo's folder: Kafka's log, the service's state, its log file, and how often it ran. */
record DataFolder(Path path) {
  /** What the demo itself puts there, so that emptying never touches anything else. */
  private static final List<String> OWN = List.of("kafka", "state", "service.log", "runs");

  Path kafka() {
    return path.resolve("kafka");
  }

  /** Whether no Kafka has ever run in it. */
  boolean isNew() {
    return !Files.exists(kafka());
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
          ScratchFolder.delete(path.resolve(name));
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
}
