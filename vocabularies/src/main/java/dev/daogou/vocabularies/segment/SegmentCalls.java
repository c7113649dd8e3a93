package dev.daogou.vocabularies.segment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.schemas.Consent;
import dev.daogou.schemas.EventContext;
import dev.daogou.schemas.Ids;
import dev.daogou.vocabularies.ConsentChoices;
import dev.daogou.vocabularies.Fault;
import dev.daogou.vocabularies.Fields;
import dev.daogou.vocabularies.Meaning;
import dev.daogou.vocabularies.Payloads;
import dev.daogou.vocabularies.Translated;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Translates Segment calls: track, identify, alias; page, screen and group are counted. */
public final class SegmentCalls {
  private final ConsentChoices choices;

  public SegmentCalls(ConsentChoices choices) {
    this.choices = choices;
  }

  /**
   * Translates one call.
   *
   * @param type of the call where it does not say itself, as the address that it was sent to tells
   * @param clock how the times in the call are read
   */
  public Translated translate(JsonNode call, String type, SegmentClock clock) {
    Fields fields = new Fields(call);
    String id = fields.text("messageId");
    if (!call.isObject()) {
      return refused(id, null, Fault.NOT_AN_OBJECT, null, "a call must be a JSON object");
    }
    String kind = Optional.ofNullable(fields.text("type")).orElse(type);
    Parties parties = Parties.of(fields, kind);
    Optional<String> shopper = parties.shopper();
    if (shopper.isEmpty()) {
      String what = "neither userId nor anonymousId is 1 to 200 characters";
      return refused(id, null, Fault.MISSING_FIELD, "userId", what);
    }
    SegmentClock.Reading time = clock.read(fields);
    if (time instanceof SegmentClock.Reading.Unreadable(String field, String what)) {
      return refused(id, null, Fault.UNREADABLE_TIME, field, what);
    }
    return switch (payloads(fields, kind, parties)) {
      case Payloads.Lacking lacking ->
          refused(id, typeOf(fields, kind), lacking.fault(), "properties", lacking.what());
      case Payloads.Found found ->
          new Translated.Message(
              id,
              shopper.get(),
              parties.anonymousIfOther().orElse(null),
              fields.in("context").text("sessionId", "session_id"),
              time.orNull(),
              consent(call),
              context(fields),
              found.payloads());
    };
  }

  private static Translated refused(
      @Nullable String id,
      @Nullable String type,
      Fault fault,
      @Nullable String field,
      String what) {
    return new Translated.Untranslatable(id, type, fault, field, what);
  }

  private static @Nullable String typeOf(Fields call, String kind) {
    String name = call.text("event");
    return kind.equals("track") && name != null ? SegmentEvent.meaningOf(name).type() : null;
  }

  private static Payloads payloads(Fields call, String kind, Parties parties) {
    return switch (kind) {
      case "track" -> track(call);
      case "identify", "alias" ->
          Meaning.IDENTITY_LINK.payloads(told(kind, call.in("traits"), parties.linkedUser()));
      default -> Meaning.OTHER.payloads(told(kind, call.in("properties"), Optional.empty()));
    };
  }

  private static Payloads track(Fields call) {
    String name = call.text("event");
    return name == null || name.isBlank()
        ? Payloads.missing("event has no name")
        : SegmentEvent.meaningOf(name)
            .payloads(told(name.strip(), call.in("properties"), Optional.empty()));
  }

  private static SegmentProperties told(String name, Fields properties, Optional<String> user) {
    return new SegmentProperties(name, properties, user);
  }

  private Consent consent(JsonNode call) {
    Map<String, Boolean> preferences = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each :
        call.path("context").path("consent").path("categoryPreferences").properties()) {
      if (each.getValue().isBoolean()) {
        preferences.put(each.getKey(), each.getValue().booleanValue());
      }
    }
    return choices.consent(preferences);
  }

  private static @Nullable EventContext context(Fields call) {
    Fields context = call.in("context");
    List<Optional<String>> told =
        Stream.of(
                call.text("channel"),
                context.in("device").text("type"),
                context.text("locale"),
                context.in("page").text("url"),
                context.in("page").text("referrer"))
            .map(Optional::ofNullable)
            .toList();
    return told.stream().allMatch(Optional::isEmpty)
        ? null
        : new EventContext(
            told.get(0).orElse(null),
            told.get(1).orElse(null),
            told.get(2).orElse(null),
            told.get(3).orElse(null),
            told.get(4).orElse(null));
  }

  /** Who a call is about; an alias names the anonymous id as the previous one. */
  private record Parties(Optional<String> user, Optional<String> anonymous) {
    static Parties of(Fields call, String kind) {
      String[] anonymous =
          kind.equals("alias")
              ? new String[] {"previousId", "anonymousId"}
              : new String[] {"anonymousId"};
      return new Parties(
          Optional.ofNullable(call.text("userId")), Optional.ofNullable(call.text(anonymous)));
    }

    Optional<String> shopper() {
      return user.or(() -> anonymous).filter(Ids::isValid);
    }

    Optional<String> anonymousIfOther() {
      return anonymous.filter(Ids::isValid).filter(id -> !shopper().equals(Optional.of(id)));
    }

    Optional<String> linkedUser() {
      return user.filter(known -> anonymousIfOther().isPresent());
    }
  }
}
