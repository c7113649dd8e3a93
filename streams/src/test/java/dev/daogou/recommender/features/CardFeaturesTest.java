package dev.daogou.recommender.features;

import static dev.daogou.Events.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.daogou.Stock;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.StorefrontEvent;
import org.junit.jupiter.api.Test;

class CardFeaturesTest {
  private final Stock stock =
      new Stock()
          .put("ring-1", item("rings", "Lumen", 100.0))
          .put("ring-2", item("rings", "Lumen", 300.0))
          .put("phone", item("phones", null, 100.0))
          .put("gift", item("gifts", null, null));

  @Test
  void shouldDescribeAnItemByWhatItHasInCommonWithTheRecentOnes() {
    FeaturesOf ann = after(view("ann", "ring-1", 0));

    assertThat(ann.of("ring-1", CardFeatures.SAME_CATEGORY)).isEqualTo(1f);
    assertThat(ann.of("ring-2", CardFeatures.SAME_CATEGORY)).isEqualTo(1f);
    assertThat(ann.of("ring-2", CardFeatures.CATEGORY_SHARE)).isEqualTo(1f);
    assertThat(ann.of("ring-2", CardFeatures.SAME_BRAND)).isEqualTo(1f);
    assertThat(ann.of("ring-2", CardFeatures.PRICE_GAP))
        .isCloseTo((float) (Math.log(301) - Math.log(101)), within(1e-5f));
    assertThat(ann.of("phone", CardFeatures.SAME_CATEGORY)).isZero();
    assertThat(ann.of("phone", CardFeatures.CATEGORY_SHARE)).isZero();
    assertThat(ann.of("phone", CardFeatures.SAME_BRAND)).isZero();
    assertThat(ann.of("phone", CardFeatures.PRICE_GAP)).isCloseTo(0f, within(1e-6f));
    assertThat(ann.of("phone", CardFeatures.NEWNESS)).isEqualTo(2f / 4);
  }

  @Test
  void shouldGoByTheNewestItemsCategoryAndCountAllRecentOnes() {
    FeaturesOf ann =
        after(
            view("ann", "ring-1", 0),
            view("ann", "ring-2", 1),
            view("ann", "gift", 2),
            view("ann", "phone", 3));

    assertThat(ann.of("phone", CardFeatures.SAME_CATEGORY)).isEqualTo(1f);
    assertThat(ann.of("phone", CardFeatures.CATEGORY_SHARE)).isEqualTo(1f / 4);
    assertThat(ann.of("ring-1", CardFeatures.SAME_CATEGORY)).isZero();
    assertThat(ann.of("ring-1", CardFeatures.CATEGORY_SHARE)).isEqualTo(2f / 4);
  }

  @Test
  void shouldMeasureThePriceFromTheMeanOfThoseThatHaveOne() {
    FeaturesOf ann =
        after(view("ann", "ring-1", 0), view("ann", "gift", 1), view("ann", "ring-2", 2));
    double mean = (Math.log(101) + Math.log(301)) / 2;

    assertThat(ann.of("phone", CardFeatures.PRICE_GAP))
        .isCloseTo((float) (mean - Math.log(101)), within(1e-5f));
    assertThat(ann.of("gift", CardFeatures.PRICE_GAP)).isZero();
    assertThat(after(view("ann", "gift", 0)).of("ring-1", CardFeatures.PRICE_GAP)).isZero();
  }

  @Test
  void shouldTakePricesFarApartForEquallyFar() {
    stock.put("car", item("cars", null, 100_000.0)).put("ship", item("ships", null, 1e12));
    FeaturesOf ann = after(view("ann", "ring-1", 0));

    assertThat(ann.of("car", CardFeatures.PRICE_GAP)).isEqualTo(3f);
    assertThat(ann.of("ship", CardFeatures.PRICE_GAP)).isEqualTo(3f);
  }

  @Test
  void shouldNotTakeItemsWithoutABrandForOneBrand() {
    FeaturesOf ann = after(view("ann", "phone", 0));

    assertThat(ann.of("gift", CardFeatures.SAME_BRAND)).isZero();
    assertThat(ann.of("phone", CardFeatures.SAME_BRAND)).isZero();
  }

  @Test
  void shouldKnowNoCurrentCategoryWhereTheNewestItemHasNoRecord() {
    stock.space().slotFor("unlisted");
    FeaturesOf ann = after(view("ann", "ring-1", 0), view("ann", "unlisted", 1));

    assertThat(ann.of("ring-2", CardFeatures.SAME_CATEGORY)).isZero();
    assertThat(ann.of("ring-2", CardFeatures.CATEGORY_SHARE)).isEqualTo(1f / 2);
    assertThat(ann.of("ring-2", CardFeatures.SAME_BRAND)).isEqualTo(1f);
  }

  @Test
  void shouldSayNothingOfAnItemWithoutARecordOrInAShopWithoutACatalogue() {
    stock.space().slotFor("unlisted");
    var bare = new Stock();
    bare.space().slotFor("unlisted");

    for (Feature feature : new CardFeatures().features()) {
      assertThat(after(view("ann", "ring-1", 0)).of("unlisted", feature)).isZero();
      assertThat(FeaturesOf.after(bare, view("ann", "unlisted", 0)).of("unlisted", feature))
          .isZero();
    }
  }

  @Test
  void shouldShareNothingWithAShopperWhoDidNothing() {
    FeaturesOf nobody = after();

    assertThat(nobody.of("ring-1", CardFeatures.SAME_CATEGORY)).isZero();
    assertThat(nobody.of("ring-1", CardFeatures.CATEGORY_SHARE)).isZero();
    assertThat(nobody.of("ring-1", CardFeatures.SAME_BRAND)).isZero();
    assertThat(nobody.of("ring-1", CardFeatures.PRICE_GAP)).isZero();
  }

  @Test
  void shouldBeNoNewerThanNewHoweverOftenAnItemLeavesAndComesBack() {
    for (int round = 0; round < 20; round++) {
      stock.remove("phone");
      stock.put("phone", item("phones", null, 100.0));
    }
    FeaturesOf nobody = after();

    assertThat(nobody.of("phone", CardFeatures.NEWNESS)).isBetween(0f, 1f);
    assertThat(nobody.of("phone", CardFeatures.NEWNESS))
        .isGreaterThan(nobody.of("gift", CardFeatures.NEWNESS));
  }

  private FeaturesOf after(StorefrontEvent... events) {
    return FeaturesOf.after(stock, events);
  }

  private static CatalogueItem item(String category, String brand, Double price) {
    CatalogueItem item = Stock.described(category, "all", category);
    item.setBrand(brand);
    item.setPrice(price);
    return item;
  }
}
