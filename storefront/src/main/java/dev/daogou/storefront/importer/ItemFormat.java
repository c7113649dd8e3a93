package dev.daogou.storefront.importer;

import dev.daogou.storefront.replay.OpenFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The forms of catalogue that can be imported. */
public enum ItemFormat {
  /** JSON lines as {@code POST /v1/catalogue} takes them. */
  jsonl,
  /** Columns, with a mapping. */
  csv,
  /** Google product feed, RSS 2.0 or Atom. */
  google,
  /** Icecat's products as JSON lines. */
  icecat;

  private static final int LOOK = 1 << 12;

  ItemReader reader(Terms terms, Table table) {
    return switch (this) {
      case jsonl, icecat -> new JsonItems(this, terms);
      case csv -> new CsvItems(terms, table);
      case google -> new GoogleFeed(terms);
    };
  }

  /**
   * How columns are to be read.
   *
   * @param mapping our fields by columns; empty where the columns have our fields' names
   * @param delimiter between cells; empty where the header tells
   */
  public record Table(Optional<Path> mapping, Optional<Character> delimiter) {}

  /** Tells the format by the beginning of the file; empty where that does not say. */
  public static Optional<ItemFormat> guess(Path file) throws IOException {
    try (OpenFile open = OpenFile.of(file)) {
      byte[] bytes = open.bytes().readNBytes(LOOK);
      String start =
          new String(bytes, isWide(bytes) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
      String text = start.replace("\uFEFF", "").stripLeading();
      if (text.isEmpty()) {
        return Optional.empty();
      }
      return switch (text.charAt(0)) {
        case '<' -> Optional.of(google);
        case '{' -> Optional.of(text.contains("\"item\"") ? jsonl : icecat);
        default -> Optional.of(csv);
      };
    }
  }

  /** XML may be UTF-16, with a byte order mark; nothing else may, but is told so by its reader. */
  private static boolean isWide(byte[] bytes) {
    int first = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    return first == 0xfeff || first == 0xfffe;
  }
}
