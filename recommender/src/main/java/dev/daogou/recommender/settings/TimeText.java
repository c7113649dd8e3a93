package dev.daogou.recommender.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as they are written in a configuration: {@code 250ms}, {@code 30s}, {@code 1d12h}. */
final class TimeText {
  private static final Pattern PARTS =
      Pattern.compile(
          "(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m(?!s))?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");

  /** Whatever counts in nanoseconds still can. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private TimeText() {}

  /**
   * Reads one; a bare number is seconds, and what begins with P is read as ISO 8601 says. More than
   * a century is none.
   */
  static Optional<Duration> read(String text) {
    return any(text).filter(time -> time.abs().compareTo(LONGEST) <= 0);
  }

  private static Optional<Duration> any(String text) {
    if (SECONDS.matcher(text).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    Matcher parts = PARTS.matcher(text);
    return !text.isEmpty() && parts.matches() ? Optional.of(sum(parts)) : iso(text);
  }

  private static Duration sum(Matcher parts) {
    return Duration.ofDays(part(parts, 1))
        .plusHours(part(parts, 2))
        .plusMinutes(part(parts, 3))
        .plusSeconds(part(parts, 4))
        .plusMillis(part(parts, 5));
  }

  private static long part(Matcher parts, int group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static Optional<Duration> iso(String text) {
    try {
      return text.startsWith("P") ? Optional.of(Duration.parse(text)) : Optional.empty();
    } catch (DateTimeParseException notIso) {
      return Optional.empty();
    }
  }

  /** Writes one as {@link #read} reads it. */
  static String write(Duration time) {
    if (time.isZero()) {
      return "0s";
    }
    return time.isNegative() || time.toNanosPart() % 1_000_000 != 0
        ? time.toString()
        : part(time.toDaysPart(), "d")
            + part(time.toHoursPart(), "h")
            + part(time.toMinutesPart(), "m")
            + part(time.toSecondsPart(), "s")
            + part(time.toMillisPart(), "ms");
  }

  private static String part(long amount, String unit) {
    return amount == 0 ? "" : amount + unit;
  }
}
