package dev.daogou.serving.shop;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daogou.schemas.Availability;
import dev.daogou.schemas.CatalogueItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item as the shop's pages need it.
 *
 * @param texts title and description by language; the item's own language is there too
 * @param order rises with every item that is new
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ShopItem(
    String item,
    Map<String, Texts> texts,
    List<String> categoryPath,
    @Nullable String brand,
    @Nullable Double price,
    @Nullable String currency,
    Map<String, String> attributes,
    boolean available,
    long order) {
  private static final String USUAL = "en";

  /** What is written of an item in one language. */
  record Texts(String title, String description) {}

  static ShopItem of(String id, CatalogueItem item, long order) {
    Map<String, Texts> texts = new HashMap<>();
    String own = item.getLanguage() == null ? USUAL : item.getLanguage();
    texts.put(own, new Texts(item.getTitle(), item.getDescription()));
    item.getTranslations()
        .forEach(
            (language, text) ->
                texts.put(language, new Texts(text.getTitle(), text.getDescription())));
    return new ShopItem(
        id,
        Map.copyOf(texts),
        List.copyOf(item.getCategoryPath()),
        item.getBrand(),
        item.getPrice(),
        item.getCurrency(),
        Map.copyOf(item.getAttributes()),
        item.getAvailability() == Availability.IN_STOCK
            || item.getAvailability() == Availability.PREORDER,
        order);
  }
}
