package dev.daogou.serving.collect;

import static dev.daogou.intake.RejectionReason.BAD_ID;
import static dev.daogou.intake.RejectionReason.BAD_NUMBER;

import dev.daogou.intake.Rejection;
import dev.daogou.intake.RejectionReason;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.Ids;
import dev.daogou.schemas.OfferUpdate;
import dev.daogou.schemas.Tenants;
import java.util.Optional;

/** What every change to the catalogue must satisfy. */
final class CatalogueRules {
  private CatalogueRules() {}

  /** The first rule that the change breaks; empty when it may be published. */
  static Optional<Rejection> check(CatalogueUpdate update) {
    if (!Tenants.isValid(update.getTenant())) {
      return reject(BAD_ID, "tenant must be 1 to 64 of [a-z0-9_-]");
    }
    if (!Ids.isValid(update.getItem())) {
      return reject(BAD_ID, "item must be 1 to 200 characters without control characters");
    }
    return switch (update.getChange()) {
      case CatalogueItem item -> title(item.getTitle()).or(() -> price(item.getPrice()));
      case OfferUpdate offer -> price(offer.getPrice());
      case null, default -> Optional.empty();
    };
  }

  private static Optional<Rejection> title(String title) {
    return title.isBlank() ? reject(BAD_ID, "title must not be blank") : Optional.empty();
  }

  private static Optional<Rejection> price(Double price) {
    return price == null || (Double.isFinite(price) && price >= 0)
        ? Optional.empty()
        : reject(BAD_NUMBER, "price must be a finite amount of at least 0, not " + price);
  }

  private static Optional<Rejection> reject(RejectionReason reason, String detail) {
    return Optional.of(new Rejection(reason, detail));
  }
}
