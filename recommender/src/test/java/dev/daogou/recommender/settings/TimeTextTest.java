package dev.daogou.recommender.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
  @ParameterizedTest
  @CsvSource({
    "0s, PT0S",
    "250ms, PT0.25S",
    "30s, PT30S",
    "5m, PT5M",
    "1m5ms, PT1M0.005S",
    "12h, PT12H",
    "14d, PT336H",
    "1d12h, PT36H"
  })
  void shouldReadWhatItWrites(String text, Duration time) {
    assertThat(TimeText.read(text)).contains(time);
    assertThat(TimeText.write(time)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"90, PT1M30S", "PT2H, PT2H", "36h, PT36H"})
  void shouldReadOtherWaysToWriteATime(String text, Duration time) {
    assertThat(TimeText.read(text)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "3 hours",
        "5s1m",
        "-1s",
        "Peter",
        "99999999999d",
        "36501d",
        "P106751991167300D"
      })
  void shouldRefuseWhatIsNoTime(String text) {
    assertThat(TimeText.read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-1S", "PT0.0000001S"})
  void shouldWriteWhatHasNoShortForm(Duration time) {
    assertThat(TimeText.read(TimeText.write(time))).contains(time);
  }
}
