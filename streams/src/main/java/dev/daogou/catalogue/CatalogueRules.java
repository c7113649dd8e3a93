package dev.daogou.catalogue;

import static dev.daogou.intake.FieldRules.amount;
import static dev.daogou.intake.FieldRules.first;
import static dev.daogou.intake.FieldRules.firstOf;
import static dev.daogou.intake.FieldRules.length;
import static dev.daogou.intake.FieldRules.text;
import static dev.daogou.intake.FieldRules.time;
import static dev.daogou.intake.FieldRules.word;
import static dev.daogou.intake.FieldRules.words;

import dev.daogou.intake.Rejection;
import dev.daogou.intake.RejectionReason;
import dev.daogou.schemas.Bounds;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.Ids;
import dev.daogou.schemas.ItemRemoval;
import dev.daogou.schemas.ItemText;
import dev.daogou.schemas.OfferUpdate;
import dev.daogou.schemas.Tenants;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What every catalogue update must satisfy; the collectors ask the same rules before they publish.
 */
public final class CatalogueRules {
  private static final int LONGEST_TITLE = 1_000;
  private static final int MOST_ATTRIBUTES = 1_000;

  private CatalogueRules() {}

  /** The first rule that the update breaks; empty when it may be used. */
  public static Optional<Rejection> check(CatalogueUpdate update) {
    if (!Tenants.isValid(update.getTenant())) {
      return reject(RejectionReason.BAD_ID, "tenant must be 1 to 64 of [a-z0-9_-]");
    }
    if (!Ids.isValid(update.getItem())) {
      return reject(
          RejectionReason.BAD_ID, "item must be 1 to 200 characters without control characters");
    }
    return switch (update.getChange()) {
      case CatalogueItem item -> item(item);
      case OfferUpdate offer -> offer(offer);
      case ItemRemoval removal -> Optional.empty();
      case null, default -> reject(RejectionReason.EMPTY, "change is missing");
    };
  }

  private static Optional<Rejection> item(CatalogueItem item) {
    return first(
        () -> words("title", item.getTitle(), LONGEST_TITLE),
        () -> text("description", item.getDescription(), Bounds.LONGEST_TEXT),
        () -> amount("price", item.getPrice()),
        () ->
            item.getExpiresAt() == null ? Optional.empty() : time("expiresAt", item.getExpiresAt()),
        () -> word("language", item.getLanguage()),
        () -> word("currency", item.getCurrency()),
        () -> word("variantOf", item.getVariantOf()),
        () -> text("brand", item.getBrand(), Bounds.LONGEST_ADDRESS),
        () -> text("image", item.getImage(), Bounds.LONGEST_TEXT),
        () -> text("audio", item.getAudio(), Bounds.LONGEST_TEXT),
        () -> categories(item.getCategoryPath()),
        () -> attributes(item.getAttributes()),
        () -> translations(item.getTranslations()));
  }

  private static Optional<Rejection> categories(List<String> path) {
    return length("categoryPath", path.size(), Bounds.MOST_LINES)
        .or(() -> firstOf(path.stream().map(name -> word("categoryPath", name))));
  }

  private static Optional<Rejection> attributes(Map<String, String> attributes) {
    return length("attributes", attributes.size(), MOST_ATTRIBUTES)
        .or(
            () ->
                firstOf(
                    attributes.entrySet().stream()
                        .map(
                            each ->
                                text("attributes", each.getKey(), Bounds.LONGEST_ADDRESS)
                                    .or(
                                        () ->
                                            text(
                                                "attributes",
                                                each.getValue(),
                                                Bounds.LONGEST_TEXT)))));
  }

  private static Optional<Rejection> translations(Map<String, ItemText> translations) {
    return length("translations", translations.size(), Bounds.MOST_LINES)
        .or(() -> firstOf(translations.values().stream().map(CatalogueRules::translation)));
  }

  private static Optional<Rejection> translation(ItemText text) {
    return text("translations.title", text.getTitle(), Bounds.LONGEST_ADDRESS)
        .or(() -> text("translations.description", text.getDescription(), Bounds.LONGEST_TEXT));
  }

  private static Optional<Rejection> offer(OfferUpdate offer) {
    return offer.getPrice() == null
            && offer.getAvailability() == null
            && offer.getCurrency() == null
        ? reject(
            RejectionReason.EMPTY,
            "an update of the offer names a price, a currency or an availability")
        : amount("price", offer.getPrice()).or(() -> word("currency", offer.getCurrency()));
  }

  private static Optional<Rejection> reject(RejectionReason reason, String detail) {
    return Optional.of(new Rejection(reason, detail));
  }
}
