package dev.daogou.storefront.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The shapes of log that can be replayed. */
public enum LogFormat {
  /** Columns SessionId, ItemId, Time. */
  sessions,
  /** One session a line. */
  sequences,
  /** Online Retail's columns. */
  invoices,
  /** Segment calls as JSON lines. */
  segment,
  /** Items as JSON lines. */
  catalogue;

  private static final Pattern NO_IDS = Pattern.compile("^[,;]|[\"{}]|[,;]$");

  LogReader reader(EventStamp stamp) {
    return switch (this) {
      case sessions -> new SessionReader(stamp);
      case sequences -> new SequenceReader(stamp);
      case invoices -> new InvoiceReader(stamp);
      case segment -> new SegmentReader(stamp);
      case catalogue -> new CatalogueReader(stamp);
    };
  }

  /** Tells the format by the first line; empty where that does not say. */
  public static Optional<LogFormat> guess(Path file) throws IOException {
    try (Lines lines = Lines.of(file)) {
      String first = lines.next();
      if (first == null) {
        return Optional.empty();
      }
      return first.stripLeading().startsWith("{")
          ? JsonLines.parse(first).flatMap(LogFormat::ofObject)
          : ofRow(first);
    }
  }

  private static Optional<LogFormat> ofObject(JsonNode object) {
    if (object.has("messageId") || object.has("anonymousId") || object.has("event")) {
      return Optional.of(segment);
    }
    return object.has("item") || object.has("title") ? Optional.of(catalogue) : Optional.empty();
  }

  private static Optional<LogFormat> ofRow(String first) {
    String[] header = first.split(Pattern.quote(String.valueOf(Separator.of(first))), -1);
    if (InvoiceColumns.of(header).isPresent()) {
      return Optional.of(invoices);
    }
    if (SessionReader.fits(header)) {
      return Optional.of(sessions);
    }
    boolean hasDigits = first.chars().anyMatch(Character::isDigit);
    return hasDigits && !NO_IDS.matcher(first.strip()).find()
        ? Optional.of(sequences)
        : Optional.empty();
  }
}
