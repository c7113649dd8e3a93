package dev.daogou.storefront.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a file with separated columns; a quoted cell may hold separators and line breaks. The
 * separator is whichever of tab, semicolon, comma and bar the header has most of.
 */
final class Rows {
  private static final int LONGEST_ROW = 100;

  private final Lines lines;
  private final char separator;
  private final Pattern split;
  private final ObjectReader csv;

  private Rows(Lines lines, char separator) {
    this.lines = lines;
    this.separator = separator;
    split = Pattern.compile(Pattern.quote(String.valueOf(separator)));
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator);
    csv =
        new CsvMapper()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .readerForArrayOf(String.class)
            .with(schema);
  }

  /** Rows of the lines that follow, the header first. */
  static Rows of(Lines lines) throws IOException {
    String header = lines.peek();
    return new Rows(lines, header == null ? ',' : Separator.of(header));
  }

  /** The cells of the next row that is not blank, or null at the end. */
  String @Nullable [] next(Sink sink) throws IOException {
    String line = lines.next();
    while (line != null) {
      if (!line.isBlank()) {
        String[] cells = cells(line, sink);
        if (cells != null) {
          return cells;
        }
      }
      line = sink.isOpen() ? lines.next() : null;
    }
    return null;
  }

  private String @Nullable [] cells(String line, Sink sink) throws IOException {
    if (line.indexOf('"') < 0) {
      return split.split(line, -1);
    }
    long first = lines.number();
    StringBuilder row = new StringBuilder(line);
    for (int more = 0;
        hasOpenQuote(row) && more < LONGEST_ROW && row.length() < FileLimits.LONGEST_LINE;
        more++) {
      String next = lines.next();
      if (next == null) {
        break;
      }
      row.append('\n').append(next);
    }
    try {
      List<String[]> found = csv.<String[]>readValues(row.toString()).readAll();
      return found.isEmpty() ? null : found.getFirst();
    } catch (JsonProcessingException e) {
      sink.malformed(first, "quotes do not match (separator '" + separator + "')");
      return null;
    }
  }

  private static boolean hasOpenQuote(CharSequence row) {
    return row.chars().filter(c -> c == '"').count() % 2 == 1;
  }
}
