package dev.daogou.serving.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for what belongs to no single class of tests; closing deletes it. */
record FolderForTests(Path path) implements AutoCloseable {
  static FolderForTests create(String name) {
    try {
      return new FolderForTests(
          Files.createTempDirectory(Path.of("target").toAbsolutePath(), name + "-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
