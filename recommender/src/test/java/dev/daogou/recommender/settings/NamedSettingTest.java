package dev.daogou.recommender.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedSettingTest {
  enum Side {
    LEFT,
    FAR_RIGHT
  }

  record Everything(
      @Setting(value = "how many", least = 1, also = "a power of two") int perItem,
      @Setting("how much") long total,
      @Setting(value = "how far", least = 0) double reach,
      @Setting("whether") boolean isOpen,
      @Setting(value = "how long", formerly = "daogou.old.gap") Duration sessionGap,
      @Setting("what") String text,
      @Setting("where") Side side,
      @Setting("digits") int top10Items,
      @Setting("letters") int maxGPUMemory,
      @Setting("one letter") int k) {}

  record Unsaid(int silent) {}

  record Unknown(@Setting("what it cannot be") List<String> many) {}

  @ParameterizedTest
  @CsvSource({
    "perItem, daogou.shop.per-item",
    "total, daogou.shop.total",
    "isOpen, daogou.shop.is-open",
    "top10Items, daogou.shop.top10-items",
    "maxGPUMemory, daogou.shop.max-gpu-memory",
    "k, daogou.shop.k"
  })
  void shouldBeNamedAsItsComponentInSmallLetters(String component, String name) {
    assertThat(setting(component).name()).isEqualTo(name);
    assertThat(setting(component).isOf(component)).isTrue();
    assertThat(setting(component).isOf(name)).isFalse();
  }

  @Test
  void shouldSayWhatItSetsAndHowItWasNamedBefore() {
    NamedSetting gap = setting("sessionGap");

    assertThat(gap.meaning()).isEqualTo("how long");
    assertThat(gap.type()).isEqualTo(Duration.class);
    assertThat(gap.formerName()).hasValue("daogou.old.gap");
    assertThat(setting("perItem").formerName()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "perItem, at least 1 and a power of two",
    "total, a whole number",
    "reach, at least 0",
    "isOpen, true or false",
    "sessionGap, longer than 0s",
    "text, text",
    "side, left or far-right"
  })
  void shouldSayWhatIsAllowed(String component, String allowed) {
    assertThat(setting(component).allowed()).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "perItem, 8",
    "total, -9000000000",
    "reach, 0.25",
    "isOpen, false",
    "sessionGap, 1h30m",
    "text, any words",
    "side, far-right"
  })
  void shouldWriteWhatItReads(String component, String text) {
    NamedSetting setting = setting(component);

    Object value = setting.read("  " + text + "\t");

    assertThat(setting.written(value)).isEqualTo(text);
    setting.check(value);
  }

  @ParameterizedTest
  @CsvSource({
    "perItem, 1.5, a whole number and at least 1 and a power of two",
    "perItem, 3000000000, a whole number and at least 1 and a power of two",
    "total, '', a whole number",
    "reach, wide, a number and at least 0",
    "isOpen, 1, true or false",
    "sessionGap, soon, 'a time such as 250ms, 30s, 5m, 12h or 14d and longer than 0s'",
    "side, right, left or far-right"
  })
  void shouldRefuseATextThatIsNothingOfTheKind(String component, String text, String allowed) {
    NamedSetting setting = setting(component);

    assertThatThrownBy(() -> setting.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%s must be %s, not '%s'".formatted(setting.name(), allowed, text));
  }

  @Test
  void shouldRefuseAValueOutOfBounds() {
    assertRefused(setting("perItem"), 0, "at least 1 and a power of two, not 0");
    assertRefused(setting("reach"), -0.5, "at least 0, not -0.5");
    assertRefused(setting("sessionGap"), Duration.ZERO, "longer than 0s, not 0s");
    setting("perItem").check(1);
    setting("total").check(Long.MIN_VALUE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY})
  void shouldRefuseWhatIsNoNumber(double value) {
    assertRefused(setting("reach"), value, "at least 0, not " + value);
  }

  @Test
  void shouldLetItsRecordAskForMore() {
    NamedSetting setting = setting("perItem");

    setting.require(true, 4);
    assertThatThrownBy(() -> setting.require(false, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("daogou.shop.per-item must be at least 1 and a power of two, not 5");
  }

  @Test
  void shouldRefuseAComponentThatDoesNotSayWhatItSetsOrCannotBeRead() {
    assertThatThrownBy(() -> new NamedSetting("g", Unsaid.class.getRecordComponents()[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("g.silent does not say what it sets");
    assertThatThrownBy(() -> new NamedSetting("g", Unknown.class.getRecordComponents()[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a setting cannot be a java.util.List");
  }

  private static void assertRefused(NamedSetting setting, Object value, String end) {
    assertThatThrownBy(() -> setting.check(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(setting.name() + " must be " + end);
  }

  private static NamedSetting setting(String component) {
    return Arrays.stream(Everything.class.getRecordComponents())
        .filter(each -> each.getName().equals(component))
        .map(each -> new NamedSetting("daogou.shop", each))
        .findFirst()
        .orElseThrow();
  }
}
