package dev.daogou.serving.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcTimesTest {
  private static final int TIMES = 40_000;

  @Test
  void shouldReadWhatTheGeneralParserReads() {
    Random random = new Random(7);

    for (int number = 0; number < TIMES; number++) {
      String text = changed(time(random), random);

      Optional<Instant> read = UtcTimes.parse(text);

      if (read.isPresent()) {
        assertThat(read).as(text).isEqualTo(general(text));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-03-01T09:30:00Z", "2024-02-29T23:59:59.999Z", "0000-01-01T00:00:00.001Z"})
  void shouldReadTheFormsOfPrograms(String text) {
    assertThat(UtcTimes.parse(text)).isPresent().isEqualTo(general(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-03-01",
        "2026-03-01T09:30:00",
        "2026-02-29T09:30:00Z",
        "2026-03-01T24:00:00Z",
        "2026-03-01T09:60:00Z",
        "2026-03-01T09:30:60Z",
        "2026-03-01t09:30:00z",
        "2026-03-01T09:30:00.1Z",
        "2026-03-01T09:30:00.12aZ",
        "2026-03-01T09:30:00+01:00",
        "٢026-03-01T09:30:00Z"
      })
  void shouldLeaveEveryOtherForm(String text) {
    assertThat(UtcTimes.parse(text)).isEmpty();
  }

  private static String time(Random random) {
    String time =
        "%04d-%02d-%02dT%02d:%02d:%02d"
            .formatted(
                random.nextInt(10_000),
                random.nextInt(14),
                random.nextInt(33),
                random.nextInt(25),
                random.nextInt(61),
                random.nextInt(61));
    return random.nextBoolean() ? time + "Z" : time + ".%03dZ".formatted(random.nextInt(1000));
  }

  private static String changed(String time, Random random) {
    if (random.nextInt(3) > 0) {
      return time;
    }
    char[] chars = time.toCharArray();
    chars[random.nextInt(chars.length)] = "0129-:.TZ+ ".charAt(random.nextInt(11));
    return new String(chars);
  }

  private static Optional<Instant> general(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
