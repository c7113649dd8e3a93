package dev.daogou.storefront.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that readers of files are given: one, written anew for each input. */
public final class ScratchFile {
  private static final Path FILE = made();

  private ScratchFile() {}

  /** A file of the bytes from an offset on. */
  public static Path of(byte[] bytes, int from) throws IOException {
    try (OutputStream out = Files.newOutputStream(FILE)) {
      out.write(bytes, from, bytes.length - from);
    }
    return FILE;
  }

  private static Path made() {
    try {
      Path file = Files.createTempFile("input", ".bin");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new IllegalStateException("there is no place for temporary files", e);
    }
  }
}
