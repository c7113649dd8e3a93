package dev.daogou.serving.collect;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.daogou.fuzzing.Changes;
import dev.daogou.fuzzing.Trial;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies of {@code POST /v1/catalogue}. */
class ItemBodiesFuzzTest {
  private static final Changes CHANGES =
      Changes.of(
          """
          [{"item": "ring-42", "title": "Gold ring", "description": "of gold", "language": "en",
            "translations": {"zh": {"title": "戒指", "description": "金"}},
            "categoryPath": ["Jewellery", "Rings"], "brand": "Aurelia", "price": 249.0,
            "currency": "EUR", "attributes": {"metal": "gold"}, "image": "/a.jpg",
            "availability": "in-stock", "expiresAt": "2030-12-31T00:00:00Z",
            "variantOf": "rings"}]""",
          """
          {"items": [{"item": "ring-42", "price": 199.0, "availability": "out-of-stock"},
                     {"item": "ring-42", "removed": true}]}""");

  private final CatalogueReader items = new CatalogueReader();

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

  private void read(byte[] body) {
    Readings.orRefusal(
        () -> Readings.checkItems(Readings.BATCH.entries(body, "items", items::read)));
  }
}
