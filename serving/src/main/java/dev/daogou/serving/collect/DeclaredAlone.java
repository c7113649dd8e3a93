package dev.daogou.serving.collect;

import dev.daogou.intake.KnownTenants;
import dev.daogou.intake.Rejection;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.StorefrontEvent;
import java.util.List;
import java.util.Optional;

/** Refuses what is sent for a tenant that nobody declared. */
final class DeclaredAlone {
  private DeclaredAlone() {}

  static <V> List<Reading<V>> keep(KnownTenants tenants, List<Reading<V>> readings) {
    return readings.stream().anyMatch(reading -> unknown(tenants, reading).isPresent())
        ? readings.stream().map(reading -> keep(tenants, reading)).toList()
        : readings;
  }

  private static <V> Reading<V> keep(KnownTenants tenants, Reading<V> reading) {
    return unknown(tenants, reading)
        .<Reading<V>>map(
            why -> new Reading.Refused<>(reading.id(), reading.type(), Refusal.of(why)))
        .orElse(reading);
  }

  private static Optional<Rejection> unknown(KnownTenants tenants, Reading<?> reading) {
    return reading instanceof Reading.Taken<?> taken
        ? switch (taken.value()) {
          case StorefrontEvent event -> tenants.check(event.getTenant());
          case CatalogueUpdate update -> tenants.check(update.getTenant());
          default -> Optional.empty();
        }
        : Optional.empty();
  }
}
