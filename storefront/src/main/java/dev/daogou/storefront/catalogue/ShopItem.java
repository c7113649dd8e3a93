package dev.daogou.storefront.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One item of the demo shop.
 *
 * @param id unique, such as {@code ring-07}
 * @param title name in both languages
 * @param description a few sentences in both languages
 * @param categoryPath from the widest category to the narrowest
 * @param brand maker
 * @param price a piece, in {@link #CURRENCY}
 * @param attributes metal, stone, style, colour, storage, fits …
 */
public record ShopItem(
    String id,
    Bilingual title,
    Bilingual description,
    List<String> categoryPath,
    String brand,
    double price,
    SortedMap<String, String> attributes) {

  /** ISO 4217 code of every price in the demo shop. */
  public static final String CURRENCY = "CNY";

  /** Attribute that names the phone model which an accessory fits, or which a phone is. */
  public static final String MODEL = "model";

  public ShopItem {
    if (id.isBlank() || categoryPath.isEmpty() || price <= 0) {
      throw new IllegalArgumentException("an item needs an id, a category and a price: " + id);
    }
    categoryPath = List.copyOf(categoryPath);
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /** The narrowest category. */
  public String category() {
    return categoryPath.getLast();
  }

  /** The widest category. */
  public String department() {
    return categoryPath.getFirst();
  }

  /** What a taste can like or dislike about it, as {@code name=value}. */
  public List<String> facets() {
    List<String> facets = new ArrayList<>();
    facets.add("category=" + category());
    facets.add("brand=" + brand);
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      facets.add(attribute.getKey() + "=" + attribute.getValue());
    }
    return facets;
  }
}
