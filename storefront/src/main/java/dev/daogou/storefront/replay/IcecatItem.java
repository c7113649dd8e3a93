package dev.daogou.storefront.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.schemas.Availability;
import dev.daogou.schemas.Bounds;
import dev.daogou.schemas.CatalogueItem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A product record of Icecat as search benchmarks prepare it: prices in minor units of a currency
 * that is not named, and attributes as {@code attr_t_} (text), {@code attr_n_} (number) or {@code
 * attr_b_} (yes or no).
 */
public final class IcecatItem {
  private static final Pattern ATTRIBUTE = Pattern.compile("attr_[a-z]_(.+)");
  private static final int MINOR_UNITS = 100;

  private IcecatItem() {}

  /** The item; empty where it has no title. */
  public static Optional<Object> read(JsonNode object) {
    String title = object.path("title").asText("");
    if (title.isBlank()) {
      return Optional.empty();
    }
    String type = object.path("attr_t_product_type").asText("");
    return Optional.of(
        new CatalogueItem(
            title,
            object.path("short_description").asText(""),
            "en",
            Map.of(),
            type.isEmpty() ? List.of() : List.of(type),
            text(object, "supplier"),
            price(object.path("price")),
            null,
            attributes(object),
            text(object, "img_500x500"),
            null,
            null,
            Availability.IN_STOCK,
            null));
  }

  /** What is beyond any price says nothing. */
  private static @Nullable Double price(JsonNode price) {
    double amount = price.asDouble() / MINOR_UNITS;
    return price.isNumber() && Math.abs(amount) <= Bounds.LARGEST_AMOUNT ? amount : null;
  }

  private static Map<String, String> attributes(JsonNode object) {
    Map<String, String> attributes = new TreeMap<>();
    object
        .properties()
        .forEach(
            entry -> {
              Matcher name = ATTRIBUTE.matcher(entry.getKey());
              if (name.matches() && entry.getValue().isValueNode()) {
                attributes.put(name.group(1), entry.getValue().asText(""));
              }
            });
    return attributes;
  }

  private static @Nullable String text(JsonNode object, String name) {
    String text = object.path(name).asText("");
    return text.isEmpty() ? null : text;
  }
}
