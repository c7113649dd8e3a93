package dev.daogou.serving.process;

import dev.daogou.schemas.Consent;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Tenants;
import java.time.Instant;
import java.util.Map;

/** Events as records. */
final class Events {
  private Events() {}

  static StorefrontEvent event(
      String id, String shopper, String session, Instant time, Object payload) {
    return new StorefrontEvent(
        id,
        Tenants.DEFAULT,
        shopper,
        null,
        session,
        time,
        Consent.PERSONALIZE,
        Origin.LIVE,
        null,
        payload);
  }

  static StorefrontEvent view(String id, String shopper, Instant time, String item) {
    return event(id, shopper, null, time, new ItemView(item, null));
  }

  /** The record of an event: its key and itself. */
  static Map.Entry<ShopperKey, StorefrontEvent> record(StorefrontEvent event) {
    return Map.entry(new ShopperKey(event.getTenant(), event.getShopper()), event);
  }
}
