package dev.daogou.storefront.importer;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import dev.daogou.storefront.replay.Excerpt;
import dev.daogou.storefront.replay.FileLimits;
import dev.daogou.storefront.replay.OpenFile;
import dev.daogou.storefront.replay.Separator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Items in a table with a header, one a row (RFC 4180, any separator). */
final class CsvItems implements ItemReader {
  private static final int LONGEST_HEADER = 1 << 16;

  /** Most columns of a table. */
  static final int MOST_COLUMNS = 1 << 14;

  /** Most characters of a row, and of a cell; an item of half as many is refused by the service. */
  static final int LONGEST_ROW = FileLimits.LONGEST_LINE;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Terms terms;
  private final ItemFormat.Table table;

  CsvItems(Terms terms, ItemFormat.Table table) {
    this.terms = terms;
    this.table = table;
  }

  @Override
  public Optional<String> read(OpenFile file, ItemSink sink) throws IOException {
    var text =
        new BufferedReader(new InputStreamReader(file.text(), StandardCharsets.UTF_8), 1 << 16);
    skipByteOrderMark(text);
    char separator = table.delimiter().isPresent() ? table.delimiter().get() : separator(text);
    try {
      read(rows(text, separator).iterator(), sink);
      return Optional.empty();
    } catch (CsvParseException e) {
      return Optional.of("the table cannot be read on: " + why(e));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The parser's own words are of its buffers; what it refuses is a cell, a row or a header. */
  private static String why(CsvParseException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return Excerpt.of(String.valueOf(cause.getMessage()))
        + String.format(
            Locale.ROOT,
            " (a row has at most %,d columns and %,d characters;"
                + " is a quote left open, or the --delimiter another?)",
            MOST_COLUMNS,
            LONGEST_ROW);
  }

  private static CsvReader<CsvRecord> rows(BufferedReader text, char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .allowMissingFields(true)
        .allowExtraFields(true)
        .allowExtraCharsAfterClosingQuote(true)
        .maxBufferSize(LONGEST_ROW)
        .build(
            CsvRecordHandler.builder()
                .maxFields(MOST_COLUMNS)
                .maxFieldSize(LONGEST_ROW)
                .maxRecordSize(LONGEST_ROW)
                .build(),
            text);
  }

  private void read(Iterator<CsvRecord> rows, ItemSink sink) throws IOException {
    if (!rows.hasNext()) {
      return;
    }
    Header header = new Header(rows.next().getFields());
    ColumnMapping mapping =
        table.mapping().isPresent()
            ? ColumnMapping.of(table.mapping().get(), header)
            : ColumnMapping.byName(header);
    while (sink.isOpen() && rows.hasNext()) {
      take(rows.next(), header, mapping, sink);
    }
  }

  private void take(CsvRecord row, Header header, ColumnMapping mapping, ItemSink sink) {
    List<String> cells = row.getFields();
    if (cells.size() != header.names().size()) {
      sink.malformed(
          row.getStartingLineNumber(),
          "the row has %d cells, the header %d".formatted(cells.size(), header.names().size()));
      return;
    }
    ItemDraft draft = mapping.draft(cells);
    terms.settle(
        row.getStartingLineNumber(),
        mapping.item(cells),
        terms.offers() ? draft.offer() : draft.whole(),
        sink);
  }

  private static void skipByteOrderMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
  }

  private static char separator(BufferedReader text) throws IOException {
    text.mark(LONGEST_HEADER);
    char[] start = new char[LONGEST_HEADER];
    int length = Math.max(0, text.read(start, 0, LONGEST_HEADER));
    text.reset();
    return Separator.of(new String(start, 0, length).lines().findFirst().orElse(""));
  }
}
