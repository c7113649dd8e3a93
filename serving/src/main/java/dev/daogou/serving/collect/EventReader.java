package dev.daogou.serving.collect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.intake.EventRules;
import dev.daogou.schemas.Consent;
import dev.daogou.schemas.EventContext;
import dev.daogou.schemas.EventTypes;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Tenants;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads one event from JSON and asks the rules of intake. */
final class EventReader {
  private static final Map<String, Consent> CONSENTS =
      inOrder("personalize", Consent.PERSONALIZE, "count-only", Consent.COUNT_ONLY);
  private static final Map<String, Origin> ORIGINS =
      inOrder("live", Origin.LIVE, "replay", Origin.REPLAY);

  static {
    ORIGINS.put("backfill", Origin.BACKFILL);
  }

  private final InstantSource clock;

  EventReader(InstantSource clock) {
    this.clock = clock;
  }

  Reading<StorefrontEvent> read(JsonNode entry) {
    if (!entry.isObject()) {
      return new Reading.Refused<>(
          null,
          EventTypes.UNKNOWN,
          Refusal.of(JsonFault.NOT_AN_OBJECT, "an event must be a JSON object"));
    }
    JsonFields json = new JsonFields(entry);
    String id = json.has("id") ? json.text("id") : UUID.randomUUID().toString();
    StorefrontEvent event = event(id, json);
    String type = EventTypes.of(event.getPayload());
    return refusal(json, event)
        .<Reading<StorefrontEvent>>map(
            refusal -> new Reading.Refused<>(JsonFields.shorten(id), type, refusal))
        .orElseGet(() -> new Reading.Taken<>(id, type, event));
  }

  private static Optional<Refusal> refusal(JsonFields json, StorefrontEvent event) {
    return json.refusal().or(() -> EventRules.check(event).map(Refusal::of));
  }

  private StorefrontEvent event(String id, JsonFields json) {
    Instant time = EventTimes.read(json, "time", clock.instant());
    return new StorefrontEvent(
        id,
        json.textOr("tenant", Tenants.DEFAULT),
        json.text("shopper"),
        json.textOrNull("anonymousId"),
        json.textOrNull("session"),
        time,
        json.choiceOr("consent", CONSENTS, Consent.PERSONALIZE),
        json.choiceOr("origin", ORIGINS, Origin.LIVE),
        json.objectOrNull("context", EventReader::context),
        payload(json));
  }

  private static Object payload(JsonFields json) {
    json.text("type");
    PayloadType type = json.choiceOr("type", PayloadType.BY_NAME, null);
    return type == null ? null : type.read(json);
  }

  private static EventContext context(JsonFields json) {
    return new EventContext(
        json.textOrNull("channel"),
        json.textOrNull("device"),
        json.textOrNull("locale"),
        json.textOrNull("url"),
        json.textOrNull("referrer"));
  }

  private static <T> Map<String, T> inOrder(String one, T first, String two, T second) {
    Map<String, T> words = new LinkedHashMap<>();
    words.put(one, first);
    words.put(two, second);
    return words;
  }
}
