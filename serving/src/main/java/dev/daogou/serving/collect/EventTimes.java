package dev.daogou.serving.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads the time of an event: ISO-8601 with an offset, or epoch milliseconds. */
final class EventTimes {
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private EventTimes() {}

  /** The time in the field, or now where there is none. */
  static Instant read(JsonFields json, String field, Instant now) {
    if (!json.has(field)) {
      return now.truncatedTo(ChronoUnit.MILLIS);
    }
    Optional<Instant> time = parse(json.at(field)).filter(at -> !at.isAfter(LATEST));
    if (time.isEmpty()) {
      json.fault(
          JsonFault.UNREADABLE_TIME,
          field,
          "must be ISO-8601 with an offset, such as 2026-03-01T09:30:00Z, or epoch milliseconds,"
              + " not '"
              + JsonFields.shorten(json.at(field).asText())
              + "'");
    }
    return time.orElse(now).truncatedTo(ChronoUnit.MILLIS);
  }

  private static Optional<Instant> parse(JsonNode time) {
    if (time.isIntegralNumber() && time.canConvertToLong()) {
      return Optional.of(Instant.ofEpochMilli(time.longValue()));
    }
    if (!time.isTextual()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(time.textValue()).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
