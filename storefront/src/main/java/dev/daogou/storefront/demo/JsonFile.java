package dev.daogou.storefront.demo;

import dev.daogou.figures.Figure;
import dev.daogou.figures.FiguresFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a run came to, kept in a file. */
final class JsonFile {
  private JsonFile() {}

  static void write(Path file, String json) {
    try {
      Files.writeString(file, json + System.lineSeparator());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  static void write(Path file, List<Figure> figures) {
    try {
      FiguresFile.write(file, figures, System.err::println);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
