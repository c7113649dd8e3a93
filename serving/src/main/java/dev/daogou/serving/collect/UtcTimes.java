package dev.daogou.serving.collect;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The form in which programs write times, {@code 2026-03-01T09:30:00Z} and {@code
 * 2026-03-01T09:30:00.123Z}, read without the general parser, which costs more than all the rest of
 * an event.
 */
final class UtcTimes {
  private static final String FORM = "0000-00-00T00:00:00";
  private static final int WHOLE = FORM.length() + 1;
  private static final int WITH_MILLIS = WHOLE + 4;
  private static final int SECONDS_A_DAY = 24 * 60 * 60;

  private UtcTimes() {}

  /** The time; empty where the text has another form, which may be a time nevertheless. */
  static Optional<Instant> parse(String text) {
    int length = text.length();
    if ((length != WHOLE && length != WITH_MILLIS) || !hasForm(text, length)) {
      return Optional.empty();
    }
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (hour > 23 || minute > 59 || second > 59) {
      return Optional.empty();
    }
    int millis = length == WHOLE ? 0 : number(text, WHOLE, WITH_MILLIS - 1);
    return day(text)
        .map(day -> day * SECONDS_A_DAY + (hour * 60 + minute) * 60 + second)
        .map(seconds -> Instant.ofEpochSecond(seconds, millis * 1_000_000L));
  }

  private static Optional<Long> day(String text) {
    try {
      return Optional.of(
          LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean hasForm(String text, int length) {
    for (int i = 0; i < FORM.length(); i++) {
      char expected = FORM.charAt(i);
      if (expected == '0' ? !isDigit(text.charAt(i)) : text.charAt(i) != expected) {
        return false;
      }
    }
    return text.charAt(length - 1) == 'Z' && (length == WHOLE || hasMillis(text));
  }

  private static boolean hasMillis(String text) {
    return text.charAt(WHOLE - 1) == '.'
        && isDigit(text.charAt(WHOLE))
        && isDigit(text.charAt(WHOLE + 1))
        && isDigit(text.charAt(WHOLE + 2));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int number(String digits, int from, int to) {
    return Integer.parseInt(digits, from, to, 10);
  }
}
