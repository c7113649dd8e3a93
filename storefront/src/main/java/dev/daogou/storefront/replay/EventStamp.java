package dev.daogou.storefront.replay;

import dev.daogou.schemas.Consent;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.StorefrontEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What all events of one replay have in common.
 *
 * @param tenant whose shop
 * @param prefix put before every shopper id
 * @param origin replay or backfill
 */
public record EventStamp(String tenant, String prefix, Origin origin) {
  public EventStamp {
    if (origin == Origin.LIVE) {
      throw new IllegalArgumentException("a recorded log is not live");
    }
  }

  /**
   * An event whose id follows from its place and content, so that it is the same in every replay.
   *
   * @param line where it stands in the log; keeps equal rows apart
   */
  StorefrontEvent event(
      long line, String shopper, @Nullable String session, Instant time, Object payload) {
    return named(id(line, shopper, time, payload), shopper, session, time, payload);
  }

  /** An event that has an id of its own. */
  StorefrontEvent named(
      String id, String shopper, @Nullable String session, Instant time, Object payload) {
    return new StorefrontEvent(
        id,
        tenant,
        prefix + shopper,
        null,
        session == null ? null : prefix + session,
        time,
        Consent.PERSONALIZE,
        origin,
        null,
        payload);
  }

  String id(long line, String shopper, Instant time, Object payload) {
    String content = line + "|" + shopper + "|" + time.toEpochMilli() + "|" + payload;
    return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
