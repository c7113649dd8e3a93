package dev.daogou.serving.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.daogou.fuzzing.Changes;
import dev.daogou.fuzzing.Trial;
import dev.daogou.recommender.items.ItemCard;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of filters; what the quick reading says of an item is what the interpreter says. */
class FilterFuzzTest {
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
  private static final Changes CHANGES =
      Changes.of(
          "price < 250 && brand in ['Aurum', 'Argentum']",
          "'Rings' in category || category[0] == 'Jewellery' && size(category) == 2",
          "has(attributes.colour) && attributes['colour'] != \"gold\"",
          "title.startsWith('Gold') ? price >= -1.5e3 : !brand.contains('x')",
          "((availability == 'in-stock' && title.endsWith('ring')))");

  private static final int LONGEST_REASON = 2_000;

  private final FilterLanguage language = new FilterLanguage();

  static Stream<Arguments> goodInputs() {
    return CHANGES.arguments();
  }

  @Test
  void shouldReadWhateverIsChanged() throws Exception {
    CHANGES.tryAll(this::read);
  }

  @MethodSource("goodInputs")
  @FuzzTest(maxDuration = "2m")
  void shouldReadWhatever(byte[] input) throws Exception {
    Trial.of(input, this::read);
  }

  private void read(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    FilterLanguage.Compiled quick = language.compile(text);
    FilterLanguage.Compiled slow = language.interpret(text);
    switch (quick) {
      case FilterLanguage.Compiled.Ready(ItemFilter filter) -> {
        var other = (FilterLanguage.Compiled.Ready) slow;
        assertThat(filter.admits(RING)).isEqualTo(other.filter().admits(RING));
      }
      case FilterLanguage.Compiled.Refused(String reason) ->
          assertThat(reason).isNotBlank().hasSizeLessThan(LONGEST_REASON);
    }
  }
}
