package dev.daogou.recommender.shopper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.recommender.shopper.ShopperEvent.Action;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContextKindsTest {
  private static final Action VIEW = new Action.View("ring");

  @Test
  void shouldKeepKindsAlone() {
    assertThat(
            ContextKinds.of(
                "phone",
                "zh-Hans-CN",
                "https://shop.example/ring",
                "https://www.baidu.com/s?wd=secret",
                VIEW))
        .contains(new ContextKinds(DeviceKind.PHONE, "zh", ReferrerKind.SEARCH, PageKind.PRODUCT));
  }

  @Test
  void shouldBeNoneWhereNothingIsTold() {
    assertThat(ContextKinds.of(null, null, null, null, VIEW)).isEmpty();
    assertThat(ContextKinds.of("", " ", null, "", VIEW)).isEmpty();
  }

  @Test
  void shouldLeaveUnknownWhatIsNotTold() {
    assertThat(ContextKinds.of("tablet", null, null, null, new Action.Nothing()))
        .contains(
            new ContextKinds(
                DeviceKind.TABLET,
                ContextKinds.UNDETERMINED,
                ReferrerKind.UNKNOWN,
                PageKind.OTHER));
  }

  @ParameterizedTest
  @CsvSource({
    "en, en",
    "EN-us, en",
    "de_AT, de",
    "en_US.UTF-8, en",
    "' fr-CA ', fr",
    "'pt-BR,pt;q=0.9', pt",
    "yue-Hant-HK, yue"
  })
  void shouldReadTheLanguageOfALocale(String locale, String language) {
    assertThat(language(locale)).isEqualTo(language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"und", "english", "e", "x-klingon", "12", "*", "中文", "-", "_"})
  void shouldNotGuessALanguage(String locale) {
    assertThat(language(locale)).isEqualTo(ContextKinds.UNDETERMINED);
  }

  @Test
  void shouldTakeWhateverIsSent() {
    Random random = new Random(4);
    for (int i = 0; i < 2_000; i++) {
      String nonsense = nonsense(random);

      assertThat(ContextKinds.of(nonsense, nonsense, nonsense, "https://" + nonsense, VIEW))
          .isPresent();
    }
  }

  private static String nonsense(Random random) {
    StringBuilder text = new StringBuilder("a");
    for (int i = random.nextInt(400); i > 0; i--) {
      text.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0xffff));
    }
    return text.toString();
  }

  private static String language(String locale) {
    return ContextKinds.of(null, locale, null, null, VIEW).orElseThrow().language();
  }
}
