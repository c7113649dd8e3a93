package dev.daogou.recommender.shopper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceKindTest {
  @ParameterizedTest
  @CsvSource({
    "phone, PHONE",
    "Mobile, PHONE",
    "' iPhone ', PHONE",
    "android, PHONE",
    "tablet, TABLET",
    "iPad, TABLET",
    "DESKTOP, DESKTOP",
    "laptop, DESKTOP"
  })
  void shouldKnowTheWordsOfShopsAndTrackers(String word, DeviceKind kind) {
    assertThat(DeviceKind.of(word)).isEqualTo(kind);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"smart tv", "phone call", "\u0000"})
  void shouldNotGuess(String word) {
    assertThat(DeviceKind.of(word)).isEqualTo(DeviceKind.UNKNOWN);
  }
}
