package dev.daogou.vocabularies.ga4;

import dev.daogou.vocabularies.Fields;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The time of an event: its own, or that of the request.
 *
 * @param micros since 1970 as they were sent; null where there are none
 */
record Ga4Times(@Nullable String micros) {
  // Up to the year 5138.
  private static final Pattern WHOLE = Pattern.compile("\\d{1,17}");

  static Ga4Times read(Fields event, Fields body) {
    String own = event.text("timestamp_micros");
    return new Ga4Times(own == null ? body.text("timestamp_micros") : own);
  }

  boolean isUnreadable() {
    return micros != null && !WHOLE.matcher(micros).matches();
  }

  Optional<Instant> instant() {
    return Optional.ofNullable(micros)
        .map(Long::parseLong)
        .map(number -> Instant.ofEpochMilli(number / 1000));
  }
}
