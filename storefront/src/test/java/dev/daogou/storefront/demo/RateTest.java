package dev.daogou.storefront.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {
  @ParameterizedTest
  @CsvSource({"0, 10", "39, 10", "40, 20", "150, 50", "200, 100", "9000, 100"})
  void shouldLeaveHalfOfWhatTheMachineDoes(double clicksPerSecond, double expected) {
    assertThat(Rate.suiting(clicksPerSecond)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"600, 500", "100, 50", "10, 5", "1, 1", "0.5, 1"})
  void shouldAdviseTheNextLowerRate(double rate, double advised) {
    assertThat(Rate.below(rate)).isEqualTo(advised);
  }

  @Test
  void shouldTellWholeRatesAsPeopleDo() {
    assertThat(Rate.text(100)).isEqualTo("100");
    assertThat(Rate.text(2.5)).isEqualTo("2.5");
  }
}
