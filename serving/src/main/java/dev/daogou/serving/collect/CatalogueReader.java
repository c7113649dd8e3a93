package dev.daogou.serving.collect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.catalogue.CatalogueRules;
import dev.daogou.schemas.Availability;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.EventTypes;
import dev.daogou.schemas.ItemRemoval;
import dev.daogou.schemas.ItemText;
import dev.daogou.schemas.OfferUpdate;
import dev.daogou.schemas.Tenants;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads one change to the catalogue from JSON. */
final class CatalogueReader {
  private static final Map<String, Availability> AVAILABILITIES = availabilities();

  Reading<CatalogueUpdate> read(JsonNode entry) {
    if (!entry.isObject()) {
      return new Reading.Refused<>(
          null,
          EventTypes.UNKNOWN,
          Refusal.of(JsonFault.NOT_AN_OBJECT, "an item must be a JSON object"));
    }
    JsonFields json = new JsonFields(entry);
    String item = json.text("item");
    CatalogueUpdate update =
        new CatalogueUpdate(json.textOr("tenant", Tenants.DEFAULT), item, change(json));
    String type = EventTypes.of(update.getChange());
    return refusal(json, update)
        .<Reading<CatalogueUpdate>>map(
            refusal -> new Reading.Refused<>(JsonFields.shorten(item), type, refusal))
        .orElseGet(() -> new Reading.Taken<>(item, type, update));
  }

  private static Optional<Refusal> refusal(JsonFields json, CatalogueUpdate update) {
    return json.refusal().or(() -> CatalogueRules.check(update).map(Refusal::of));
  }

  private static Object change(JsonFields json) {
    if (json.flagOr("removed", false)) {
      return new ItemRemoval();
    }
    return json.has("title") ? wholeItem(json) : offer(json);
  }

  private static CatalogueItem wholeItem(JsonFields json) {
    return CatalogueItem.newBuilder()
        .setTitle(json.text("title"))
        .setDescription(json.textOr("description", ""))
        .setLanguage(json.textOrNull("language"))
        .setTranslations(json.objectsByName("translations", CatalogueReader::text))
        .setCategoryPath(json.textsOrNone("categoryPath"))
        .setBrand(json.textOrNull("brand"))
        .setPrice(json.amountOrNull("price"))
        .setCurrency(json.textOrNull("currency"))
        .setAttributes(json.textsByName("attributes"))
        .setImage(json.textOrNull("image"))
        .setAudio(json.textOrNull("audio"))
        .setVariantOf(json.textOrNull("variantOf"))
        .setAvailability(json.choiceOr("availability", AVAILABILITIES, Availability.IN_STOCK))
        .setExpiresAt(json.has("expiresAt") ? json.timeOr("expiresAt", Instant.EPOCH) : null)
        .build();
  }

  private static OfferUpdate offer(JsonFields json) {
    if (!json.has("price") && !json.has("currency") && !json.has("availability")) {
      json.fault(
          JsonFault.MISSING_FIELD,
          "title",
          "is missing; without it, send price, currency or availability, or \"removed\":true");
    }
    return new OfferUpdate(
        json.amountOrNull("price"),
        json.textOrNull("currency"),
        json.choiceOrNull("availability", AVAILABILITIES));
  }

  private static ItemText text(JsonFields json) {
    return new ItemText(json.text("title"), json.textOr("description", ""));
  }

  private static Map<String, Availability> availabilities() {
    Map<String, Availability> words = new LinkedHashMap<>();
    Arrays.stream(Availability.values())
        .forEach(word -> words.put(word.name().toLowerCase(Locale.ROOT).replace('_', '-'), word));
    return words;
  }
}
