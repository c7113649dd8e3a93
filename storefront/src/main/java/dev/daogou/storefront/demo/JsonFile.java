package dev.daogou.storefront.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A summary kept in a file. */
final class JsonFile {
  private JsonFile() {}

  static void write(Path file, String json) {
    try {
      Files.writeString(file, json + System.lineSeparator());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
