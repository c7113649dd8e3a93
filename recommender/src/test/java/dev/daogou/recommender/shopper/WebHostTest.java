package dev.daogou.recommender.shopper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class WebHostTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://shop.example | shop.example",
        "https://www.Shop.Example/rings | shop.example",
        "http://shop.example:8080/?q=a | shop.example",
        "https://ann:secret@shop.example/ | shop.example",
        "https://shop.example?a=b | shop.example",
        "https://shop.example/戒指/a b^c | shop.example",
        "android-app://com.example.app/x | com.example.app"
      })
  void shouldReadTheHostAndNothingElse(String address, String host) {
    assertThat(WebHost.of(address)).contains(host);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "shop.example",
        "/rings",
        "about:blank",
        "data:text/html,x",
        "https://",
        "https:///rings",
        "https://a_b^c/",
        "https://戒指.example/",
        "https://[::1/",
        "https://shop.example:port/",
        "%%%"
      })
  void shouldReadNoneWhereThereIsNone(String address) {
    assertThat(WebHost.of(address)).isEmpty();
  }

  @Test
  void shouldNotReadLongNonsense() {
    assertThat(WebHost.of("https://" + "a.".repeat(100_000) + "google.com/")).isEmpty();
    assertThat(WebHost.of("https://shop.example/" + "a".repeat(100_000))).contains("shop.example");
  }
}
