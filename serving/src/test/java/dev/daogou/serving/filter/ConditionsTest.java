package dev.daogou.serving.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.catalogue.ItemCard;
import dev.daogou.serving.filter.FilterLanguage.Compiled;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CEL's interpreter is right; the conditions have to come to the same. */
class ConditionsTest {
  private static final List<String> WORDS =
      List.of("", "a", "b", "ab", "gold", "Rings", "in-stock");
  private static final List<String> TEXTS =
      List.of("id", "title", "brand", "currency", "availability", "variantOf");
  private static final List<String> NAMES = List.of("colour", "size", "stone");

  private final FilterLanguage language = new FilterLanguage();
  private final Random random = new Random(17);

  @Test
  void shouldComeToWhatTheInterpreterComesTo() {
    int fulfilled = 0;
    for (int run = 0; run < 600; run++) {
      String text = logic(3);
      ItemFilter ours = ready(language.compile(text));
      ItemFilter reference = ready(language.interpret(text));
      for (int i = 0; i < 40; i++) {
        ItemCard card = card();
        boolean expected = reference.admits(card);
        fulfilled += expected ? 1 : 0;
        assertThat(ours.admits(card)).as("%s of %s", text, card).isEqualTo(expected);
      }
      assertThat(ours.admits(null)).isFalse();
    }
    assertThat(fulfilled).as("neither never nor always").isBetween(3_000, 21_000);
  }

  @Test
  void shouldKnowWhatFiltersUsuallySay() {
    Stream.of(
            "price < 28 && availability == 'in-stock'",
            "brand in ['Aurum', 'Argentum'] || !('Rings' in category)",
            "has(attributes.colour) && attributes.colour == 'gold'",
            "title.contains('ring') ? price <= 2.5 : true")
        .forEach(text -> assertThat(isInterpreted(text)).as(text).isFalse());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "size(category) == 2",
        "category[0] == 'Jewellery'",
        "attributes['size'] == '54'",
        "28 > price",
        "title < brand",
        "-price < 3.0",
        "price < 9223372036854775807",
        "brand in [title]",
        "(price < 3) == (price < 4)",
      })
  void shouldLeaveTheRestToTheInterpreter(String text) {
    assertThat(isInterpreted(text)).isTrue();
  }

  private boolean isInterpreted(String text) {
    return ready(language.compile(text))
        .getClass()
        .equals(ready(language.interpret(text)).getClass());
  }

  private static ItemFilter ready(Compiled compiled) {
    return switch (compiled) {
      case Compiled.Ready ready -> ready.filter();
      case Compiled.Refused refused -> throw new AssertionError(refused.reason());
    };
  }

  private String logic(int depth) {
    return switch (depth == 0 ? 4 : random.nextInt(6)) {
      case 0 -> "(" + logic(depth - 1) + " && " + logic(depth - 1) + ")";
      case 1 -> "(" + logic(depth - 1) + " || " + logic(depth - 1) + ")";
      case 2 -> "!(" + logic(depth - 1) + ")";
      case 3 -> "(" + logic(depth - 1) + " ? " + logic(depth - 1) + " : " + logic(depth - 1) + ")";
      default -> condition();
    };
  }

  private String condition() {
    return switch (random.nextInt(9)) {
      case 0, 1 -> "price " + any(List.of("<", "<=", ">", ">=")) + " " + number();
      case 2 -> "price " + any(List.of("==", "!=")) + " " + random.nextInt(4) + ".0";
      case 3, 4 -> text() + any(List.of(" == ", " != ")) + text();
      case 5 -> text() + " in [" + quoted() + ", " + quoted() + "]";
      case 6 -> text() + " in category";
      case 7 -> "has(attributes." + any(NAMES) + ")";
      default ->
          text() + any(List.of(".contains", ".startsWith", ".endsWith")) + "(" + text() + ")";
    };
  }

  private String number() {
    return random.nextInt(4) + (random.nextBoolean() ? "" : ".5");
  }

  private String text() {
    return switch (random.nextInt(4)) {
      case 0 -> quoted();
      case 1 -> "attributes." + any(NAMES);
      default -> any(TEXTS);
    };
  }

  private String quoted() {
    return "'" + any(WORDS) + "'";
  }

  private ItemCard card() {
    Map<String, String> attributes = new HashMap<>();
    NAMES.stream()
        .filter(name -> random.nextBoolean())
        .forEach(name -> attributes.put(name, any(WORDS)));
    return new ItemCard(
        any(WORDS),
        any(WORDS),
        Map.of(),
        random.nextBoolean() ? List.of() : List.of(any(WORDS), any(WORDS)),
        maybe(),
        random.nextInt(4) == 0 ? null : random.nextInt(8) / 2.0,
        maybe(),
        null,
        maybe(),
        Map.copyOf(attributes),
        "in-stock",
        true,
        Long.MAX_VALUE,
        0);
  }

  private String maybe() {
    return random.nextInt(3) == 0 ? null : any(WORDS);
  }

  private <T> T any(List<T> among) {
    return among.get(random.nextInt(among.size()));
  }
}
