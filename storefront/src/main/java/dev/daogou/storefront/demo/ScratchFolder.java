package dev.daogou.storefront.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for what a process needs while it runs. Libraries unpack their native code into the
 * folder for temporary files and do not always take it away, never where the process is killed; so
 * each process gets such a folder of its own, and whoever started it deletes it.
 *
 * @param path of the folder
 */
public record ScratchFolder(Path path) implements AutoCloseable {
  private static final String TEMPORARY = "java.io.tmpdir";

  /** Makes one within the folder for temporary files of this process. */
  public static ScratchFolder make(String purpose) {
    try {
      return new ScratchFolder(Files.createTempDirectory(purpose + "-"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder for " + purpose, e);
    }
  }

  /**
   * That of this process, as the launcher gave it: it is named after the process. Deletes nothing
   * where the process has none of its own.
   */
  public static void deleteOwn() {
    Path folder = Path.of(System.getProperty(TEMPORARY));
    if (folder.endsWith("daogou-" + ProcessHandle.current().pid())) {
      new ScratchFolder(folder).close();
    }
  }

  /** The argument by which a Java process uses it for its temporary files. */
  public String argument() {
    return "-D" + TEMPORARY + "=" + path;
  }

  /** Deletes it; what cannot be deleted stays. */
  @Override
  public void close() {
    try {
      delete(path);
    } catch (IOException e) {
      // A file that is still being written is deleted by the next start.
    }
  }

  /** Deletes a folder, if it is there, and all that is in it. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> inside;
    try (Stream<Path> all = Files.walk(folder)) {
      inside = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : inside) {
      Files.deleteIfExists(each);
    }
  }
}
