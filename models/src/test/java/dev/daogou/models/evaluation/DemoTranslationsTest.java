package dev.daogou.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.inference.OnnxTextEncoder;
import dev.daogou.recommender.vectors.Vectors;
import dev.daogou.storefront.catalogue.DemoCatalogue;
import dev.daogou.storefront.catalogue.ShopItem;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The shipped encoder on the demo shop, none of whose items it has seen in training: does the
 * Chinese text of an item find its English one among all others?
 */
class DemoTranslationsTest {
  @Test
  void shouldMatchChineseAndEnglishTexts() {
    List<ShopItem> items = DemoCatalogue.compose().items();
    float[][] english;
    float[][] chinese;
    try (var encoder =
        OnnxTextEncoder.load(ModelFiles.shippedTextEncoder(), ModelSettings.defaults()).orThrow()) {
      english =
          encoder.encode(
              items.stream().map(i -> i.title().en() + " " + i.description().en()).toList());
      chinese =
          encoder.encode(
              items.stream().map(i -> i.title().zh() + " " + i.description().zh()).toList());
    }

    int first = 0;
    int firstFive = 0;
    int category = 0;
    for (int i = 0; i < items.size(); i++) {
      int better = 0;
      int nearest = 0;
      float own = Vectors.dot(chinese[i], english[i]);
      for (int j = 0; j < items.size(); j++) {
        better += Vectors.dot(chinese[i], english[j]) > own ? 1 : 0;
        nearest =
            Vectors.dot(chinese[i], english[j]) > Vectors.dot(chinese[i], english[nearest])
                ? j
                : nearest;
      }
      first += better == 0 ? 1 : 0;
      firstFive += better < 5 ? 1 : 0;
      category += items.get(nearest).categoryPath().equals(items.get(i).categoryPath()) ? 1 : 0;
    }

    System.out.printf(
        "demo items: %d, recall@1 %.3f, recall@5 %.3f, same category %.3f%n",
        items.size(),
        (double) first / items.size(),
        (double) firstFive / items.size(),
        (double) category / items.size());
    assertThat((double) category / items.size()).isGreaterThan(0.6);
    assertThat((double) firstFive / items.size()).isGreaterThan(0.3);
  }
}
