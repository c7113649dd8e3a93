package dev.daogou.storefront.importer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "19.99 EUR | . | 19.99 | EUR",
        "eur 1,299.00 | . | 1299 | EUR",
        "€5 | . | 5 | EUR",
        "5 | . | 5 |",
        "1.299,5 £ | , | 1299.5 | GBP",
        "12 345,00 PLN | , | 12345 | PLN",
      })
  void shouldReadAmounts(String text, char decimal, double amount, String currency) {
    assertThat(Money.parse(text, decimal)).contains(new Money(amount, currency));
  }

  @ParameterizedTest
  @ValueSource(strings = {"19,99", "1,29.00", "free", "-5", "", "1.2.3", "EUR", "1e3"})
  void shouldNotGuess(String text) {
    assertThat(Money.parse(text, '.')).isEmpty();
  }

  /** Spaces in the middle were tried in every way to part them. */
  @Test
  void shouldNotPonderLongSpaces() {
    assertThat(Money.parse("EUR" + " ".repeat(1_000_000) + "x", '.')).isEmpty();
  }
}
