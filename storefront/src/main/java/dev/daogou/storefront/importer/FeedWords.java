package dev.daogou.storefront.importer;

import dev.daogou.schemas.Availability;
import dev.daogou.schemas.Bounds;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;

/** Words and times as feeds and tables write them. */
final class FeedWords {
  private static final DateTimeFormatter TIMES =
      DateTimeFormatter.ofPattern(
          "uuuu-MM-dd[['T'][' ']HH:mm[:ss[.SSS]]][' '][XXX][XX][X]", Locale.ROOT);

  private FeedWords() {}

  /**
   * Whether an item can be had. What comes later but can be ordered now (backorder) counts as
   * preorder; a number is taken for the pieces in stock.
   */
  static Optional<Availability> availability(String text) {
    String word =
        text.toLowerCase(Locale.ROOT)
            .replaceFirst("^https?://schema.org/", "")
            .replaceAll("[\\s_-]", "");
    return switch (word) {
      case "instock", "available", "limitedavailability", "yes", "true" ->
          Optional.of(Availability.IN_STOCK);
      case "outofstock", "soldout", "unavailable", "no", "false" ->
          Optional.of(Availability.OUT_OF_STOCK);
      case "preorder", "backorder", "availablefororder" -> Optional.of(Availability.PREORDER);
      case "discontinued" -> Optional.of(Availability.DISCONTINUED);
      default -> word.matches("\\d{1,9}") ? Optional.of(inStock(word)) : Optional.empty();
    };
  }

  private static Availability inStock(String pieces) {
    return Integer.parseInt(pieces) > 0 ? Availability.IN_STOCK : Availability.OUT_OF_STOCK;
  }

  /** ISO 8601, with or without colons in the zone; without a zone or an hour, UTC and midnight. */
  static Optional<Instant> time(String text) {
    try {
      TemporalAccessor parts = TIMES.parse(text.strip());
      LocalTime hour = parts.query(TemporalQueries.localTime());
      ZoneOffset zone = parts.query(TemporalQueries.offset());
      return Optional.of(
              LocalDate.from(parts)
                  .atTime(hour == null ? LocalTime.MIDNIGHT : hour)
                  .toInstant(zone == null ? ZoneOffset.UTC : zone))
          .filter(Bounds::isTold);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
