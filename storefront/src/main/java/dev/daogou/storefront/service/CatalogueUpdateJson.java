package dev.daogou.storefront.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.daogou.schemas.Availability;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.ItemRemoval;
import dev.daogou.schemas.OfferUpdate;
import dev.daogou.schemas.Tenants;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Changes of the catalogue as {@code POST /v1/catalogue} takes them. */
public final class CatalogueUpdateJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CatalogueUpdateJson() {}

  /** One change. */
  public static ObjectNode of(CatalogueUpdate update) {
    ObjectNode node = JSON.createObjectNode();
    node.put("item", update.getItem());
    if (!update.getTenant().equals(Tenants.DEFAULT)) {
      node.put("tenant", update.getTenant());
    }
    switch (update.getChange()) {
      case CatalogueItem item -> putItem(node, item);
      case OfferUpdate offer -> putOffer(node, offer);
      case ItemRemoval _ -> node.put("removed", true);
      default -> throw new IllegalStateException("no such change: " + update.getChange());
    }
    return node;
  }

  /** An availability as it is written in JSON, such as {@code in-stock}. */
  public static String written(Availability availability) {
    return availability.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void putItem(ObjectNode node, CatalogueItem item) {
    node.put("title", item.getTitle());
    node.put("description", item.getDescription());
    putPresent(node, "language", item.getLanguage());
    ObjectNode translations = node.putObject("translations");
    item.getTranslations()
        .forEach(
            (language, text) ->
                translations
                    .putObject(language)
                    .put("title", text.getTitle())
                    .put("description", text.getDescription()));
    item.getCategoryPath().forEach(node.putArray("categoryPath")::add);
    putPresent(node, "brand", item.getBrand());
    putPresent(node, "price", item.getPrice());
    putPresent(node, "currency", item.getCurrency());
    ObjectNode attributes = node.putObject("attributes");
    item.getAttributes().forEach(attributes::put);
    putPresent(node, "image", item.getImage());
    putPresent(node, "audio", item.getAudio());
    putPresent(node, "variantOf", item.getVariantOf());
    node.put("availability", written(item.getAvailability()));
    if (item.getExpiresAt() != null) {
      node.put("expiresAt", item.getExpiresAt().toString());
    }
  }

  private static void putOffer(ObjectNode node, OfferUpdate offer) {
    putPresent(node, "price", offer.getPrice());
    putPresent(node, "currency", offer.getCurrency());
    if (offer.getAvailability() != null) {
      node.put("availability", written(offer.getAvailability()));
    }
  }

  private static void putPresent(ObjectNode node, String name, @Nullable Object value) {
    if (value != null) {
      node.putPOJO(name, value);
    }
  }
}
