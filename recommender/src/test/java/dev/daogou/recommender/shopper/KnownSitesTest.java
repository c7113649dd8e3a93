package dev.daogou.recommender.shopper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSitesTest {
  @ParameterizedTest
  @CsvSource({
    "google.com, SEARCH",
    "google.co.uk, SEARCH",
    "news.google.com, SEARCH",
    "m.baidu.com, SEARCH",
    "so.com, SEARCH",
    "com.google.android.googlequicksearchbox, SEARCH",
    "l.facebook.com, SOCIAL",
    "t.co, SOCIAL",
    "mp.weixin.qq.com, SOCIAL",
    "m.xiaohongshu.com, SOCIAL",
    "mail.google.com, MAIL",
    "mail.yahoo.com, MAIL",
    "outlook.live.com, MAIL",
    "com.google.android.gm, MAIL"
  })
  void shouldKnowLargeSitesByPartsOfTheirHosts(String host, ReferrerKind kind) {
    assertThat(KnownSites.kind(host)).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"shop.example", "googles.example", "notx.com", "also.com", "mailer.example"})
  void shouldNotTakeOthersForThem(String host) {
    assertThat(KnownSites.kind(host)).isEmpty();
  }
}
