package dev.daogou.recommender.shopper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReferrerKindTest {
  private static final String PAGE = "https://www.shop.example/rings?size=7";

  @Test
  void shouldSayWhereTheShopperCameFrom() {
    assertThat(ReferrerKind.of("https://www.google.com/", PAGE)).isEqualTo(ReferrerKind.SEARCH);
    assertThat(ReferrerKind.of("https://t.co/abc", PAGE)).isEqualTo(ReferrerKind.SOCIAL);
    assertThat(ReferrerKind.of("https://mail.qq.com/", PAGE)).isEqualTo(ReferrerKind.MAIL);
    assertThat(ReferrerKind.of("https://blog.example/", PAGE)).isEqualTo(ReferrerKind.OTHER);
  }

  @Test
  void shouldKnowTheShopsOwnPagesByTheirHost() {
    assertThat(ReferrerKind.of("http://shop.example/", PAGE)).isEqualTo(ReferrerKind.OWN);
    assertThat(ReferrerKind.of("https://mail.shop.example/a", "https://mail.shop.example/b"))
        .as("a shop on a host that looks like a mail's")
        .isEqualTo(ReferrerKind.OWN);
  }

  @Test
  void shouldTakeSilenceForDirectOnlyOnAPage() {
    assertThat(ReferrerKind.of(null, PAGE)).isEqualTo(ReferrerKind.DIRECT);
    assertThat(ReferrerKind.of(" ", PAGE)).isEqualTo(ReferrerKind.DIRECT);
    assertThat(ReferrerKind.of(null, null)).isEqualTo(ReferrerKind.UNKNOWN);
  }

  @Test
  void shouldNotGuess() {
    assertThat(ReferrerKind.of("$direct", PAGE)).isEqualTo(ReferrerKind.UNKNOWN);
    assertThat(ReferrerKind.of("https://shop.example/", null))
        .as("may be the shop itself")
        .isEqualTo(ReferrerKind.UNKNOWN);
    assertThat(ReferrerKind.of("https://duckduckgo.com/", null)).isEqualTo(ReferrerKind.SEARCH);
  }
}
