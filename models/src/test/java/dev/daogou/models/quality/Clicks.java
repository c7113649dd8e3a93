package dev.daogou.models.quality;

import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.storefront.service.Events;
import java.time.Instant;

/** Clicks for tests, each with an id of its own. */
final class Clicks {
  private static final Instant OPENING = Instant.parse("2026-03-01T09:00:00Z");
  private static long made;

  private Clicks() {}

  static synchronized StorefrontEvent view(String session, String item, long second) {
    return Events.live(
        "e" + made++, session, session, OPENING.plusSeconds(second), new ItemView(item, null));
  }
}
