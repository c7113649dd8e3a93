package dev.daogou.storefront.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.schemas.Availability;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.ItemRemoval;
import dev.daogou.schemas.ItemText;
import dev.daogou.schemas.OfferUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An item in the form of {@code POST /v1/catalogue}. */
final class NativeItem {
  private NativeItem() {}

  /** The change that it describes; empty where it describes none. */
  static Optional<Object> read(JsonNode object) {
    if (object.path("removed").asBoolean(false)) {
      return Optional.of(new ItemRemoval());
    }
    if (!object.path("title").asText("").isBlank()) {
      return Optional.of(item(object));
    }
    return object.has("price") || object.has("availability")
        ? Optional.of(
            new OfferUpdate(number(object, "price"), text(object, "currency"), stock(object)))
        : Optional.empty();
  }

  private static CatalogueItem item(JsonNode object) {
    Availability stock = stock(object);
    return new CatalogueItem(
        object.path("title").asText(),
        object.path("description").asText(""),
        text(object, "language"),
        translations(object),
        path(object),
        text(object, "brand"),
        number(object, "price"),
        text(object, "currency"),
        attributes(object),
        text(object, "image"),
        text(object, "audio"),
        text(object, "variantOf"),
        stock == null ? Availability.IN_STOCK : stock);
  }

  private static Map<String, ItemText> translations(JsonNode object) {
    Map<String, ItemText> translations = new TreeMap<>();
    object
        .path("translations")
        .properties()
        .forEach(
            entry ->
                translations.put(
                    entry.getKey(),
                    new ItemText(
                        entry.getValue().path("title").asText(""),
                        entry.getValue().path("description").asText(""))));
    return translations;
  }

  private static List<String> path(JsonNode object) {
    List<String> path = new ArrayList<>();
    object.path("categoryPath").forEach(part -> path.add(part.asText()));
    return path;
  }

  private static Map<String, String> attributes(JsonNode object) {
    Map<String, String> attributes = new TreeMap<>();
    object
        .path("attributes")
        .properties()
        .forEach(entry -> attributes.put(entry.getKey(), entry.getValue().asText("")));
    return attributes;
  }

  private static Availability stock(JsonNode object) {
    String text = object.path("availability").asText("");
    String symbol = text.toUpperCase(Locale.ROOT).replace('-', '_');
    for (Availability each : Availability.values()) {
      if (each.name().equals(symbol)) {
        return each;
      }
    }
    return null;
  }

  private static Double number(JsonNode object, String name) {
    return object.path(name).isNumber() ? object.path(name).asDouble() : null;
  }

  private static String text(JsonNode object, String name) {
    String text = object.path(name).asText("");
    return text.isEmpty() || object.path(name).isNull() ? null : text;
  }
}
