package dev.daogou.serving.collect;

import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Tenants;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what comes with the key of one tenant in that tenant: what names none becomes the tenant's
 * own, what names another is refused.
 */
final class OwnTenant {
  private OwnTenant() {}

  /**
   * @param own the only tenant that is open to the caller; empty where all are
   */
  static <V> List<Reading<V>> keep(Optional<String> own, List<Reading<V>> readings) {
    return own.isEmpty()
        ? readings
        : readings.stream().map(reading -> keep(own.get(), reading)).toList();
  }

  private static <V> Reading<V> keep(String own, Reading<V> reading) {
    if (!(reading instanceof Reading.Taken<V> taken)) {
      return reading;
    }
    return switch (taken.value()) {
      case StorefrontEvent event when isNone(event.getTenant(), own) -> {
        event.setTenant(own);
        yield reading;
      }
      case CatalogueUpdate update when isNone(update.getTenant(), own) -> {
        update.setTenant(own);
        yield reading;
      }
      default ->
          new Reading.Refused<>(
              taken.id(),
              taken.type(),
              Refusal.of(JsonFault.OTHER_TENANT, "the key is for the tenant " + own));
    };
  }

  private static boolean isNone(String tenant, String own) {
    return tenant.equals(Tenants.DEFAULT) || tenant.equals(own);
  }
}
