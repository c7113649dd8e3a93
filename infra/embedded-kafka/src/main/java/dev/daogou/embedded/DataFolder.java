package dev.daogou.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** A node's folder: held by one process at a time, formatted once. */
final class DataFolder implements AutoCloseable {
  private static final String OWN_LOCK = "embedded.lock";
  private static final String BROKER_LOCK = ".lock";
  private static final String FORMATTED = "meta.properties";

  private final Path folder;
  private final FileChannel channel;

  private DataFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes the folder. The broker's own lock comes too late to rely on: by then its controller has
   * opened, and may have written, the metadata log.
   *
   * @throws CannotStartException where another node has it, or it cannot be written
   */
  static DataFolder hold(Path folder) {
    try {
      Files.createDirectories(folder);
      if (!isFree(folder.resolve(BROKER_LOCK))) {
        throw inUse(folder);
      }
      FileChannel channel = open(folder.resolve(OWN_LOCK));
      if (!locks(channel)) {
        channel.close();
        throw inUse(folder);
      }
      return new DataFolder(folder, channel);
    } catch (IOException e) {
      throw new CannotStartException(
          "the data folder " + folder + " cannot be used: " + e.getMessage(), e);
    }
  }

  Path path() {
    return folder;
  }

  /** Writes the cluster's identity and first metadata where that has not been done. */
  void formatOnce(int node, String controllerListener) {
    if (Files.exists(folder.resolve(FORMATTED))) {
      return;
    }
    var report = new ByteArrayOutputStream();
    try {
      new Formatter()
          .setNodeId(node)
          .setClusterId(Uuid.randomUuid().toString())
          .setControllerListenerName(controllerListener)
          .setMetadataLogDirectory(folder.toString())
          .setDirectories(List.of(folder.toString()))
          .setPrintStream(new PrintStream(report, true, StandardCharsets.UTF_8))
          .run();
    } catch (Exception e) {
      throw new CannotStartException(
          "the data folder " + folder + " cannot be formatted: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isFree(Path file) throws IOException {
    if (!Files.exists(file)) {
      return true;
    }
    try (FileChannel channel = open(file)) {
      return locks(channel);
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Tries to lock it, for as long as it is open; says whether that came about. */
  private static boolean locks(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static CannotStartException inUse(Path folder) {
    return new CannotStartException(
        "the data folder "
            + folder
            + " is used by another running Kafka."
            + " Stop that one, or choose another folder.");
  }
}
