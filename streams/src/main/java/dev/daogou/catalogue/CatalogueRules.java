package dev.daogou.catalogue;

import dev.daogou.intake.Rejection;
import dev.daogou.intake.RejectionReason;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.Ids;
import dev.daogou.schemas.ItemRemoval;
import dev.daogou.schemas.OfferUpdate;
import dev.daogou.schemas.Tenants;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every catalogue update must satisfy; the collectors ask the same rules before they publish.
 */
public final class CatalogueRules {
  private static final int LONGEST_TITLE = 1_000;
  private static final int LONGEST_DESCRIPTION = 100_000;
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
      case CatalogueItem item -> text(item).or(() -> price(item.getPrice()));
      case OfferUpdate offer -> offer(offer);
      case ItemRemoval removal -> Optional.empty();
      case null, default -> reject(RejectionReason.EMPTY, "change is missing");
    };
  }

  private static Optional<Rejection> text(CatalogueItem item) {
    if (item.getTitle().isBlank() || item.getTitle().length() > LONGEST_TITLE) {
      return reject(RejectionReason.BAD_ID, "title must be 1 to " + LONGEST_TITLE + " characters");
    }
    if (item.getDescription().length() > LONGEST_DESCRIPTION) {
      return reject(
          RejectionReason.BAD_ID,
          "description must be at most " + LONGEST_DESCRIPTION + " characters");
    }
    return item.getAttributes().size() > MOST_ATTRIBUTES
        ? reject(RejectionReason.BAD_LIST, "attributes must be at most " + MOST_ATTRIBUTES)
        : Optional.empty();
  }

  private static Optional<Rejection> offer(OfferUpdate offer) {
    return offer.getPrice() == null
            && offer.getAvailability() == null
            && offer.getCurrency() == null
        ? reject(
            RejectionReason.EMPTY,
            "an update of the offer names a price, a currency or an availability")
        : price(offer.getPrice());
  }

  private static Optional<Rejection> price(@Nullable Double price) {
    return price == null || (Double.isFinite(price) && price >= 0)
        ? Optional.empty()
        : reject(
            RejectionReason.BAD_NUMBER,
            "price must be a finite amount of at least 0, not " + price);
  }

  private static Optional<Rejection> reject(RejectionReason reason, String detail) {
    return Optional.of(new Rejection(reason, detail));
  }
}
