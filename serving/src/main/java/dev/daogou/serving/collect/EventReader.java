package dev.daogou.serving.collect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.intake.EventRules;
import dev.daogou.schemas.Consent;
import dev.daogou.schemas.EventContext;
import dev.daogou.schemas.EventTypes;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Tenants;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes one event of its fields in JSON, and asks the rules of intake. */
final class EventReader {
  private static final Map<String, Consent> CONSENTS =
      inOrder("personalize", Consent.PERSONALIZE, "count-only", Consent.COUNT_ONLY);
  private static final Map<String, Origin> ORIGINS =
      inOrder("live", Origin.LIVE, "replay", Origin.REPLAY);

  static {
    ORIGINS.put("backfill", Origin.BACKFILL);
  }

  /** Stands in where the type is not known; such an event is refused. */
  private static final Object NO_PAYLOAD = new Object();

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
    String id = id(json);
    StorefrontEvent event = event(id, json);
    String type = EventTypes.of(event.getPayload());
    return refusal(json, event)
        .<Reading<StorefrontEvent>>map(
            refusal -> new Reading.Refused<>(JsonFields.shorten(id), type, refusal))
        .orElseGet(() -> new Reading.Taken<>(id, type, event));
  }

  /** The event, where all is as it should be; else only a tree can tell what is wrong. */
  Optional<Reading<StorefrontEvent>> readGood(StreamedFields fields) {
    String id = id(fields);
    StorefrontEvent event = event(id, fields);
    return fields.isDoubtful() || rules(event).isPresent()
        ? Optional.empty()
        : Optional.of(new Reading.Taken<>(id, EventTypes.of(event.getPayload()), event));
  }

  /** The first rule that the event breaks. */
  static Optional<Refusal> rules(StorefrontEvent event) {
    return EventRules.check(event).map(Refusal::of);
  }

  private static String id(EventFields fields) {
    return fields.has("id") ? fields.text("id") : UUID.randomUUID().toString();
  }

  private static Optional<Refusal> refusal(JsonFields json, StorefrontEvent event) {
    return json.refusal().or(() -> rules(event));
  }

  private StorefrontEvent event(String id, EventFields fields) {
    return new StorefrontEvent(
        id,
        fields.textOr("tenant", Tenants.DEFAULT),
        fields.text("shopper"),
        fields.textOrNull("anonymousId"),
        fields.textOrNull("session"),
        fields.timeOr("time", clock.instant()),
        fields.choiceOr("consent", CONSENTS, Consent.PERSONALIZE),
        fields.choiceOr("origin", ORIGINS, Origin.LIVE),
        fields.objectOrNull("context", EventReader::context),
        payload(fields));
  }

  private static Object payload(EventFields fields) {
    fields.text("type");
    PayloadType type = fields.choiceOrNull("type", PayloadType.BY_NAME);
    return type == null ? NO_PAYLOAD : type.read(fields);
  }

  private static EventContext context(EventFields fields) {
    return new EventContext(
        fields.textOrNull("channel"),
        fields.textOrNull("device"),
        fields.textOrNull("locale"),
        fields.textOrNull("url"),
        fields.textOrNull("referrer"));
  }

  private static <T> Map<String, T> inOrder(String one, T first, String two, T second) {
    Map<String, T> words = new LinkedHashMap<>();
    words.put(one, first);
    words.put(two, second);
    return words;
  }
}
