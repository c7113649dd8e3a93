package dev.daogou.vocabularies;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Times as trackers and logs write them; without a zone they are taken as UTC. */
public final class Times {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,17}(\\.\\d{1,12})?");
  private static final BigDecimal FIRST_MILLIS = new BigDecimal(100_000_000_000L);
  private static final BigDecimal FIRST_MICROS = new BigDecimal(100_000_000_000_000L);
  private static final DateTimeFormatter AMERICAN =
      DateTimeFormatter.ofPattern("M/d/yyyy H:mm[:ss]", Locale.ROOT);

  private static final List<Function<String, Instant>> FORMS =
      List.of(
          text -> OffsetDateTime.parse(text).toInstant(),
          text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
          text -> LocalDateTime.parse(text, AMERICAN).toInstant(ZoneOffset.UTC),
          text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));

  private Times() {}

  /**
   * Reads epoch seconds (also with a fraction), milliseconds or microseconds, told apart by their
   * size; ISO-8601 with or without zone; a date alone; and {@code 12/1/2010 8:26}.
   */
  public static Optional<Instant> parse(String text) {
    if (NUMBER.matcher(text).matches()) {
      return Optional.of(ofNumber(new BigDecimal(text)));
    }
    String iso = text.length() > 10 && text.charAt(10) == ' ' ? withT(text) : text;
    for (Function<String, Instant> form : FORMS) {
      try {
        return Optional.of(form.apply(iso));
      } catch (DateTimeException otherForm) {
        continue;
      }
    }
    return Optional.empty();
  }

  private static String withT(String text) {
    return text.charAt(4) == '-' ? text.substring(0, 10) + "T" + text.substring(11) : text;
  }

  private static Instant ofNumber(BigDecimal number) {
    if (number.compareTo(FIRST_MILLIS) < 0) {
      return Instant.ofEpochMilli(number.movePointRight(3).longValue());
    }
    return number.compareTo(FIRST_MICROS) < 0
        ? Instant.ofEpochMilli(number.longValue())
        : Instant.ofEpochMilli(number.movePointLeft(3).longValue());
  }
}
