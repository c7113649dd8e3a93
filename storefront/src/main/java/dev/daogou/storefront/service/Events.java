package dev.daogou.storefront.service;

import dev.daogou.schemas.Consent;
import dev.daogou.schemas.EventContext;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Tenants;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds events with the usual defaults. */
public final class Events {
  private Events() {}

  /**
   * @param id the same on every retry
   * @param shopper who
   * @param session visit, or null
   * @param time when it happened
   * @param payload one of the payload records of {@code StorefrontEvent.avsc}
   */
  public static StorefrontEvent live(
      String id, String shopper, @Nullable String session, Instant time, Object payload) {
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

  /** A context that names channel and language only. */
  public static EventContext context(String channel, String locale) {
    return new EventContext(channel, null, locale, null, null);
  }
}
