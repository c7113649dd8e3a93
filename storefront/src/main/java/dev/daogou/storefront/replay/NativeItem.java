package dev.daogou.storefront.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.schemas.Availability;
import dev.daogou.schemas.Bounds;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.ItemRemoval;
import dev.daogou.schemas.ItemText;
import dev.daogou.schemas.OfferUpdate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An item in the form of {@code POST /v1/catalogue}. */
public final class NativeItem {
  private final JsonNode object;
  private @Nullable String fault;

  private NativeItem(JsonNode object) {
    this.object = object;
  }

  /** The change that it describes. */
  public static ItemReading read(JsonNode object) {
    return new NativeItem(object).reading();
  }

  /** Its price and availability alone, whatever else it tells. */
  public static ItemReading readOffer(JsonNode object) {
    NativeItem item = new NativeItem(object);
    return item.decided(item.offer());
  }

  private ItemReading reading() {
    if (object.path("removed").asBoolean(false)) {
      return new ItemReading.Change(new ItemRemoval());
    }
    return decided(object.path("title").asText("").isBlank() ? offer() : item());
  }

  private ItemReading decided(Object change) {
    return fault == null ? new ItemReading.Change(change) : new ItemReading.Unusable(fault);
  }

  private OfferUpdate offer() {
    if (!object.has("price") && !object.has("currency") && !object.has("availability")) {
      fault = "has neither a title nor anything to change";
    }
    return new OfferUpdate(number("price"), text("currency"), availability().orElse(null));
  }

  private CatalogueItem item() {
    return CatalogueItem.newBuilder()
        .setTitle(object.path("title").asText())
        .setDescription(object.path("description").asText(""))
        .setLanguage(text("language"))
        .setTranslations(translations())
        .setCategoryPath(path())
        .setBrand(text("brand"))
        .setPrice(number("price"))
        .setCurrency(text("currency"))
        .setAttributes(attributes())
        .setImage(text("image"))
        .setAudio(text("audio"))
        .setVariantOf(text("variantOf"))
        .setAvailability(availability().orElse(Availability.IN_STOCK))
        .setExpiresAt(time("expiresAt"))
        .build();
  }

  private Map<String, ItemText> translations() {
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

  private List<String> path() {
    List<String> path = new ArrayList<>();
    object.path("categoryPath").forEach(part -> path.add(part.asText()));
    return path;
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new TreeMap<>();
    object
        .path("attributes")
        .properties()
        .forEach(entry -> attributes.put(entry.getKey(), entry.getValue().asText("")));
    return attributes;
  }

  private Optional<Availability> availability() {
    String text = object.path("availability").asText("");
    if (text.isEmpty() || object.path("availability").isNull()) {
      return Optional.empty();
    }
    String symbol = text.toUpperCase(Locale.ROOT).replace('-', '_');
    for (Availability each : Availability.values()) {
      if (each.name().equals(symbol)) {
        return Optional.of(each);
      }
    }
    fault =
        "availability must be in-stock, out-of-stock, preorder or discontinued, not '"
            + Excerpt.of(text)
            + "'";
    return Optional.empty();
  }

  private @Nullable Double number(String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isNumber() || value.asDouble() < 0 || value.asDouble() > Bounds.LARGEST_AMOUNT) {
      fault =
          "%s must be a number of at least 0 and at most %.0f, not %s"
              .formatted(name, Bounds.LARGEST_AMOUNT, Excerpt.of(value.toString()));
      return null;
    }
    return value.asDouble();
  }

  private @Nullable Instant time(String name) {
    JsonNode value = object.path(name);
    try {
      Instant time =
          switch (value.getNodeType()) {
            case MISSING, NULL -> null;
            case NUMBER -> Instant.ofEpochMilli(value.asLong());
            default -> OffsetDateTime.parse(value.asText()).toInstant();
          };
      if (time != null && !Bounds.isTold(time)) {
        fault = name + " must lie between the years 1 and 9999, not " + value;
        return null;
      }
      return time;
    } catch (DateTimeException e) {
      fault =
          name
              + " must be ISO 8601 with a zone, or epoch milliseconds, not "
              + Excerpt.of(value.toString());
      return null;
    }
  }

  private @Nullable String text(String name) {
    String text = object.path(name).asText("");
    return text.isEmpty() || object.path(name).isNull() ? null : text;
  }
}
