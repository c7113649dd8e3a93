package dev.daogou.storefront.importer;

import dev.daogou.schemas.Availability;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.ItemText;
import dev.daogou.schemas.OfferUpdate;
import dev.daogou.storefront.replay.Excerpt;
import dev.daogou.storefront.replay.ItemReading;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An item that is being put together from texts. Empty texts say nothing; the first that cannot be
 * understood makes the item unusable.
 */
final class ItemDraft {
  private final Map<String, String> texts = new TreeMap<>();
  private final Map<String, String> attributes = new TreeMap<>();
  private final Map<String, ItemText> translations = new TreeMap<>();
  private List<String> categoryPath = List.of();
  private @Nullable Double price;
  private @Nullable String currency;
  private @Nullable Availability availability;
  private @Nullable Instant expiresAt;
  private @Nullable String fault;

  /** A field of plain text, under our name of it; the first that is not empty counts. */
  void text(String field, String value) {
    if (!value.isBlank()) {
      texts.putIfAbsent(field, value.strip());
    }
  }

  /** The text of a field, or null. */
  @Nullable String text(String field) {
    return texts.get(field);
  }

  void attribute(String name, String value) {
    if (!name.isBlank() && !value.isBlank()) {
      attributes.putIfAbsent(name.strip(), value.strip());
    }
  }

  void translation(String language, boolean isTitle, String value) {
    if (!value.isBlank()) {
      ItemText known = translations.getOrDefault(language, new ItemText("", ""));
      translations.put(
          language,
          isTitle
              ? new ItemText(value.strip(), known.getDescription())
              : new ItemText(known.getTitle(), value.strip()));
    }
  }

  void categoryPath(String value, String separator) {
    if (!value.isBlank()) {
      categoryPath =
          Arrays.stream(value.split(Pattern.quote(separator)))
              .map(String::strip)
              .filter(part -> !part.isEmpty())
              .toList();
    }
  }

  void price(String value, char decimal) {
    if (!value.isBlank()) {
      Money.parse(value, decimal)
          .ifPresentOrElse(
              money -> {
                price = money.amount();
                currency = money.currency() == null ? currency : money.currency();
              },
              () ->
                  fault(
                      "price '%s' is not an amount with the decimal sign '%c'"
                          .formatted(Excerpt.of(value), decimal)));
    }
  }

  void currency(String value) {
    if (!value.isBlank()) {
      currency = value.strip();
    }
  }

  void availability(String value) {
    if (!value.isBlank()) {
      FeedWords.availability(value)
          .ifPresentOrElse(
              word -> availability = word,
              () ->
                  fault(
                      "availability '"
                          + Excerpt.of(value)
                          + "' is neither a known word nor a number"));
    }
  }

  void expiresAt(String value) {
    if (!value.isBlank()) {
      FeedWords.time(value)
          .ifPresentOrElse(
              time -> expiresAt = time,
              () -> fault("time '" + Excerpt.of(value) + "' is not ISO 8601"));
    }
  }

  private void fault(String what) {
    fault = fault == null ? what : fault;
  }

  /** The whole item. */
  ItemReading whole() {
    if (fault != null) {
      return new ItemReading.Unusable(fault);
    }
    if (!texts.containsKey("title")) {
      return new ItemReading.Unusable("has no title");
    }
    return new ItemReading.Change(
        CatalogueItem.newBuilder()
            .setTitle(texts.get("title"))
            .setDescription(texts.getOrDefault("description", ""))
            .setLanguage(texts.get("language"))
            .setTranslations(translations)
            .setCategoryPath(categoryPath)
            .setBrand(texts.get("brand"))
            .setPrice(price)
            .setCurrency(currency)
            .setAttributes(attributes)
            .setImage(texts.get("image"))
            .setAudio(texts.get("audio"))
            .setVariantOf(texts.get("variantOf"))
            .setAvailability(availability == null ? Availability.IN_STOCK : availability)
            .setExpiresAt(expiresAt)
            .build());
  }

  /** Price and availability alone. */
  ItemReading offer() {
    if (fault != null) {
      return new ItemReading.Unusable(fault);
    }
    return price == null && currency == null && availability == null
        ? new ItemReading.Unusable("has neither a price nor an availability")
        : new ItemReading.Change(new OfferUpdate(price, currency, availability));
  }
}
