package dev.daogou.models.learning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for a model that is needed for a while.
 *
 * @param path where it is; gone when this is closed
 */
public record ModelFolder(Path path) implements AutoCloseable {

  /** A new one. */
  public static ModelFolder temporary() throws IOException {
    return new ModelFolder(Files.createTempDirectory("daogou-model"));
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      List<Path> inmostFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : inmostFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clean up " + path, e);
    }
  }
}
