package dev.daogou.serving.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.recommender.items.ItemCard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterLanguageTest {
  private static final ItemCard RING =
      new ItemCard(
          "ring-42",
          "Gold ring",
          Map.of(),
          List.of("Jewellery", "Rings"),
          "Aurum",
          249.0,
          "EUR",
          null,
          null,
          Map.of("colour", "gold", "size", "54"),
          "in-stock",
          true,
          Long.MAX_VALUE,
          7);
  private static final ItemCard NAMELESS =
      new ItemCard(
          "x",
          "",
          Map.of(),
          List.of(),
          null,
          null,
          null,
          null,
          null,
          Map.of(),
          "preorder",
          true,
          Long.MAX_VALUE,
          8);

  private final FilterLanguage language = new FilterLanguage();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "price < 250",
        "price >= 249.0 && price <= 249",
        "brand == \"Aurum\" || price > 1000",
        "brand in ['Aurum', 'Argentum']",
        "'Rings' in category",
        "category[0] == 'Jewellery' && size(category) == 2",
        "attributes.colour == 'gold'",
        "attributes['size'] in ['54', '56']",
        "has(attributes.colour) && !has(attributes.stone)",
        "availability == 'in-stock' && currency == 'EUR'",
        "title.contains('ring') && id.startsWith('ring-') && id.endsWith('42')",
        "attributes.stone == 'ruby' || price < 300",
        "variantOf == ''",
        "price > 100 ? brand == 'Aurum' : true",
      })
  void shouldAdmitWhatFulfilsIt(String text) {
    assertThat(filter(text).admits(RING)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "price > 250",
        "price == 250.0",
        "!('Rings' in category)",
        "attributes.stone == 'ruby'",
        "attributes.stone != 'ruby'",
        "category[7] == 'Rings'",
        "false",
      })
  void shouldKeepOutWhatDoesNot(String text) {
    assertThat(filter(text).admits(RING)).isFalse();
  }

  @Test
  void shouldTakeWhatIsNotKnownForNeitherCheapNorDear() {
    assertThat(filter("price < 10 || price >= 10").admits(NAMELESS)).isFalse();
    assertThat(filter("brand == ''").admits(NAMELESS)).isTrue();
    assertThat(filter("price < 10 || availability == 'preorder'").admits(NAMELESS)).isTrue();
    assertThat(filter("true").admits(null)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "colour == 'gold'        | at character 1: undeclared reference to 'colour'",
        "price <                 | at character",
        "price < 'x'             | at character 7: found no matching overload",
        "price                   | expected type 'bool'",
        "brand = 'Aurum'         | at character",
        "title.matches('(a+)+$') | undeclared reference to 'matches'",
        "title + title == ''     | undeclared reference to '_+_'",
        "category.all(c, c > '') | undeclared reference",
        "category.map(c, c) == []| undeclared reference",
        "type(price) == double   | undeclared reference",
        "[1,2,3].exists(x, x > 2)| undeclared reference",
        "string(price) == '1'    | undeclared reference",
      })
  void shouldSayWhatIsWrongAndWhere(String text, String expected) {
    assertThat(language.compile(text))
        .isInstanceOfSatisfying(
            FilterLanguage.Compiled.Refused.class,
            refused -> assertThat(refused.reason()).contains(expected));
  }

  static List<String> hostile() {
    return List.of(
        "(".repeat(400) + "true" + ")".repeat(400),
        "(".repeat(100_000),
        "[".repeat(450) + "]".repeat(450),
        "!(".repeat(300) + "true" + ")".repeat(300),
        "true ? ".repeat(130) + "true" + " : true".repeat(10),
        "price < 1 || ".repeat(100_000) + "true",
        "'" + "x".repeat(2_000_000) + "' == title",
        "{".repeat(900),
        "-".repeat(999),
        "a.".repeat(480) + "a",
        "title" + "[0]".repeat(300) + " == 1",
        "\u0000\uD800\uFFFF",
        "\"".repeat(999),
        "title.contains(" + "title.contains(".repeat(60));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  @Timeout(120)
  void shouldRefuseWhatIsHostile(String text) throws InterruptedException {
    FilterLanguage.Compiled[] became = new FilterLanguage.Compiled[1];

    Thread reader = Thread.ofVirtual().start(() -> became[0] = language.compile(text));

    assertThat(reader.join(Duration.ofSeconds(100))).isTrue();
    assertThat(became[0]).isInstanceOf(FilterLanguage.Compiled.Refused.class);
  }

  @Test
  @Timeout(120)
  void shouldBeCheapWhateverItSaysWithinItsBounds() {
    ItemFilter longest = filter("title.contains('zz') || ".repeat(40) + "true");

    for (int i = 0; i < 10_000; i++) {
      assertThat(longest.admits(RING)).isTrue();
    }
  }

  private ItemFilter filter(String text) {
    return switch (language.compile(text)) {
      case FilterLanguage.Compiled.Ready ready -> ready.filter();
      case FilterLanguage.Compiled.Refused refused -> throw new AssertionError(refused.reason());
    };
  }
}
