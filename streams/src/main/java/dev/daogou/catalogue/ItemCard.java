package dev.daogou.catalogue;

import dev.daogou.schemas.Availability;
import dev.daogou.schemas.CatalogueItem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * What recommending and showing an item needs to know of it.
 *
 * @param item id
 * @param title in the item's own language
 * @param titles in further languages, by BCP 47 tag
 * @param categoryPath from the widest to the narrowest
 * @param brand or null
 * @param price or null
 * @param currency or null
 * @param image address, or null
 * @param variantOf the product of which it is a variant, or null
 * @param attributes further properties: colour, material, size …
 * @param availability as shops name it: in-stock, out-of-stock, preorder, discontinued
 * @param offered whether it can be had, and so be recommended, until it expires
 * @param expiresAt epoch milliseconds from which on it cannot be had; far away where it never does
 * @param order rises with every item that is new to the catalogue
 */
public record ItemCard(
    String item,
    String title,
    Map<String, String> titles,
    List<String> categoryPath,
    String brand,
    Double price,
    String currency,
    String image,
    String variantOf,
    Map<String, String> attributes,
    String availability,
    boolean offered,
    long expiresAt,
    long order) {
  private static final long NEVER = Long.MAX_VALUE;

  private static final Map<Availability, String> AVAILABILITIES =
      Arrays.stream(Availability.values())
          .collect(
              Collectors.toUnmodifiableMap(
                  each -> each, each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-')));

  static ItemCard of(String id, CatalogueItem item) {
    Map<String, String> titles = HashMap.newHashMap(item.getTranslations().size());
    item.getTranslations().forEach((language, text) -> titles.put(language, text.getTitle()));
    return new ItemCard(
        id,
        item.getTitle(),
        Map.copyOf(titles),
        item.getCategoryPath().stream().map(String::intern).toList(),
        item.getBrand(),
        item.getPrice(),
        item.getCurrency(),
        item.getImage(),
        item.getVariantOf(),
        attributes(item.getAttributes()),
        AVAILABILITIES.get(item.getAvailability()),
        item.getAvailability() == Availability.IN_STOCK
            || item.getAvailability() == Availability.PREORDER,
        item.getExpiresAt() == null ? NEVER : item.getExpiresAt().toEpochMilli(),
        0);
  }

  ItemCard withOrder(long place) {
    return new ItemCard(
        item,
        title,
        titles,
        categoryPath,
        brand,
        price,
        currency,
        image,
        variantOf,
        attributes,
        availability,
        offered,
        expiresAt,
        place);
  }

  /** Whether it may be recommended at that time, epoch milliseconds. */
  boolean isOffered(LongSupplier now) {
    return offered && (expiresAt == NEVER || now.getAsLong() < expiresAt);
  }

  // Shops use few names and values over and over; every instance holds every card.
  private static Map<String, String> attributes(Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                each -> each.getKey().intern(), each -> each.getValue().intern()));
  }

  /** The narrowest category, or an empty text. */
  public String leafCategory() {
    return categoryPath.isEmpty() ? "" : categoryPath.getLast();
  }
}
