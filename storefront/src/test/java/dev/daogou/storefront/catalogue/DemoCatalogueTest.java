package dev.daogou.storefront.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoCatalogueTest {
  private final List<ShopItem> items = DemoCatalogue.compose().items();

  @Test
  void shouldHoldThreeToFiveHundredItemsOfEveryCategory() {
    Map<String, Long> byCategory =
        items.stream().collect(Collectors.groupingBy(ShopItem::category, Collectors.counting()));

    assertThat(items).hasSizeBetween(300, 500);
    assertThat(byCategory)
        .containsKeys("Rings", "Necklaces", "Earrings", "Bracelets", "Watches", "Phones")
        .containsKeys("Phone Cases", "Screen Protectors", "Chargers", "Cables", "Headphones")
        .containsKeys("Power Banks", "Stands");
    assertThat(byCategory.get("Phones")).isGreaterThanOrEqualTo(24);
  }

  @Test
  void shouldGiveEveryItemItsOwnIdAndTitles() {
    Set<String> ids = new HashSet<>();
    Set<String> english = new HashSet<>();
    Set<String> chinese = new HashSet<>();

    for (ShopItem item : items) {
      assertThat(ids.add(item.id())).as(item.id()).isTrue();
      assertThat(english.add(item.title().en() + item.brand())).as(item.title().en()).isTrue();
      assertThat(chinese.add(item.title().zh() + item.brand())).as(item.title().zh()).isTrue();
    }
  }

  @Test
  void shouldWriteChineseInChineseAndEnglishInEnglish() {
    for (ShopItem item : items) {
      assertThat(item.title().zh()).as(item.id()).matches(".*\\p{IsHan}{2,}.*");
      assertThat(item.description().zh())
          .matches(".*\\p{IsHan}{4,}.*")
          .doesNotMatch(".* [a-z]+ .*");
      assertThat(item.title().en()).as(item.id()).doesNotMatch(".*\\p{IsHan}.*");
      assertThat(item.description().en()).doesNotMatch(".*\\p{IsHan}.*").hasSizeGreaterThan(60);
      assertThat(item.title().en()).doesNotContain("  ").doesNotContain("null");
    }
  }

  @Test
  void shouldFitCasesToPhonesThatAreSold() {
    Set<String> models =
        items.stream()
            .filter(i -> i.category().equals("Phones"))
            .map(i -> i.attributes().get(ShopItem.MODEL))
            .collect(Collectors.toSet());

    assertThat(items)
        .filteredOn(i -> i.category().equals("Phone Cases"))
        .isNotEmpty()
        .allSatisfy(i -> assertThat(models).contains(i.attributes().get(ShopItem.MODEL)));
  }

  @Test
  void shouldComposeTheSameItemsEveryTime() {
    assertThat(DemoCatalogue.compose().items()).isEqualTo(items);
  }

  @Test
  void shouldWriteItemsAsTheCatalogueEndpointTakesThem() {
    ShopItem item = items.getFirst();

    var json = CatalogueJson.of(item);

    assertThat(json.path("item").asText()).isEqualTo(item.id());
    assertThat(json.path("language").asText()).isEqualTo("en");
    assertThat(json.at("/translations/zh/title").asText()).isEqualTo(item.title().zh());
    assertThat(json.path("categoryPath")).hasSize(2);
    assertThat(json.path("price").isNumber()).isTrue();
    assertThat(json.path("availability").asText()).isEqualTo("in-stock");
  }
}
