package dev.daogou.serving.recommend;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.daogou.recommender.items.ItemSpace;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The maps of the tenants' items, kept until the catalogue has grown or shrunk by a tenth, and for
 * ten minutes at most. Fitting takes processor time: not for event loops.
 */
@ApplicationScoped
class ItemMaps {
  private static final double ENOUGH = 0.1;
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Duration AT_LAST = Duration.ofMinutes(10);
  private static final int MOST_TENANTS = 1000;

  private final InstantSource clock;
  private final Cache<String, Fitted> maps =
      Caffeine.newBuilder().maximumSize(MOST_TENANTS).build();

  ItemMaps() {
    this(InstantSource.system());
  }

  ItemMaps(InstantSource clock) {
    this.clock = clock;
  }

  private record Fitted(Optional<ItemMap> map, Instant at) {}

  /** The map of the tenant's items; empty where too few have texts. */
  Optional<ItemMap> of(String tenant, ItemSpace space) {
    return maps.asMap()
        .compute(
            tenant,
            (name, known) -> known != null && isGood(known, space) ? known : fit(known, space))
        .map();
  }

  private Fitted fit(@Nullable Fitted before, ItemSpace space) {
    ItemMap last = before == null ? null : before.map().orElse(null);
    return new Fitted(ItemMap.of(space, last), clock.instant());
  }

  private boolean isGood(Fitted fitted, ItemSpace space) {
    Duration age = Duration.between(fitted.at(), clock.instant());
    if (age.compareTo(SOON) < 0) {
      return true;
    }
    int cards = fitted.map().map(ItemMap::cards).orElse(0);
    int changed = Math.abs(space.cards() - cards);
    return changed <= ENOUGH * cards && age.compareTo(AT_LAST) < 0;
  }
}
