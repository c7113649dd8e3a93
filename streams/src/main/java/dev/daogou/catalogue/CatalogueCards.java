package dev.daogou.catalogue;

import dev.daogou.recommender.items.ItemCard;
import dev.daogou.schemas.Availability;
import dev.daogou.schemas.CatalogueItem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Items of the catalogue as cards. */
public final class CatalogueCards {
  private static final Map<Availability, String> AVAILABILITIES =
      Arrays.stream(Availability.values())
          .collect(
              Collectors.toUnmodifiableMap(
                  each -> each, each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-')));

  private CatalogueCards() {}

  /** The card of an item. */
  public static ItemCard of(String id, CatalogueItem item) {
    return new ItemCard(
        id,
        item.getTitle(),
        titles(item),
        item.getCategoryPath().stream().map(String::intern).toList(),
        item.getBrand(),
        item.getPrice(),
        item.getCurrency(),
        item.getImage(),
        item.getVariantOf(),
        attributes(item.getAttributes()),
        Objects.requireNonNull(AVAILABILITIES.get(item.getAvailability())),
        item.getAvailability() == Availability.IN_STOCK
            || item.getAvailability() == Availability.PREORDER,
        item.getExpiresAt() == null ? ItemCard.NEVER : item.getExpiresAt().toEpochMilli(),
        0);
  }

  private static Map<String, String> titles(CatalogueItem item) {
    Map<String, String> titles = HashMap.newHashMap(item.getTranslations().size());
    item.getTranslations().forEach((language, text) -> titles.put(language, text.getTitle()));
    return Map.copyOf(titles);
  }

  // Shops use few names and values over and over; every instance holds every card.
  private static Map<String, String> attributes(Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                each -> each.getKey().intern(), each -> each.getValue().intern()));
  }
}
