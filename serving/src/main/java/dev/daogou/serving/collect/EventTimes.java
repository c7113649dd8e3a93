package dev.daogou.serving.collect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.schemas.Bounds;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Reads the time of an event: ISO-8601 with an offset, or epoch milliseconds; within {@link
 * Bounds}.
 */
final class EventTimes {
  private EventTimes() {}

  static Optional<Instant> parse(JsonNode time) {
    if (time.isIntegralNumber() && time.canConvertToLong()) {
      return ofMillis(time.longValue());
    }
    return time.isTextual() ? parse(time.textValue()) : Optional.empty();
  }

  static Optional<Instant> parse(String time) {
    Optional<Instant> utc = UtcTimes.parse(time);
    return utc.isPresent() ? utc.flatMap(EventTimes::ifTold) : general(time);
  }

  static Optional<Instant> ofMillis(long millis) {
    return ifTold(Instant.ofEpochMilli(millis));
  }

  /** As precise as an event tells it. */
  static Instant cut(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  private static Optional<Instant> general(String time) {
    try {
      return ifTold(OffsetDateTime.parse(time).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> ifTold(Instant time) {
    return Bounds.isTold(time) ? Optional.of(time) : Optional.empty();
  }
}
