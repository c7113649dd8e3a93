package dev.daogou.vocabularies.ga4;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.schemas.Consent;
import dev.daogou.schemas.EventContext;
import dev.daogou.schemas.Ids;
import dev.daogou.vocabularies.Fault;
import dev.daogou.vocabularies.Fields;
import dev.daogou.vocabularies.Meaning;
import dev.daogou.vocabularies.Payloads;
import dev.daogou.vocabularies.Translated;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of a Measurement Protocol request: who, and the events.
 *
 * @param body of the request, an object
 */
public record Ga4Payload(Fields body) {
  /** Reads a body. */
  public static Ga4Payload of(JsonNode body) {
    return new Ga4Payload(new Fields(body));
  }

  /** One translation for each event, in their order; none where there is no list of events. */
  public List<Translated> translate() {
    List<Translated> translated = new ArrayList<>();
    int number = 0;
    for (JsonNode event : body.json().path("events")) {
      translated.add(translate(event, number++));
    }
    return translated;
  }

  /**
   * The translation of an event that need not stand in the body.
   *
   * @param number of the event in its request, from 0
   */
  public Translated translate(JsonNode event, int number) {
    Fields fields = new Fields(event);
    String name = fields.text("name");
    String at = "events[" + number + "]";
    if (name == null) {
      return refused(null, Meaning.OTHER, Fault.MISSING_FIELD, at + ".name", "event has no name");
    }
    Meaning meaning = Ga4Event.meaningOf(name);
    Optional<String> shopper = shopper();
    if (shopper.isEmpty()) {
      String what = "neither client_id nor user_id is 1 to 200 characters";
      return refused(null, meaning, Fault.MISSING_FIELD, "client_id", what);
    }
    Ga4Times time = Ga4Times.read(fields, body);
    if (time.isUnreadable()) {
      String what = "timestamp_micros must be whole microseconds since 1970";
      return refused(null, meaning, Fault.UNREADABLE_TIME, at + ".timestamp_micros", what);
    }
    String id = Ga4Ids.id(shopper.get(), fields, time, number).orElse(null);
    Ga4Params told = new Ga4Params(name, fields.in("params"), linkedUser());
    return switch (meaning.payloads(told)) {
      case Payloads.Lacking lacking ->
          refused(id, meaning, lacking.fault(), at + ".params", lacking.what());
      case Payloads.Found found ->
          message(id, shopper.get(), fields.in("params"), time, found.payloads());
    };
  }

  private Translated message(
      @Nullable String id, String shopper, Fields params, Ga4Times time, List<Object> payloads) {
    return new Translated.Message(
        id,
        shopper,
        linkedUser().flatMap(user -> client()).orElse(null),
        params.text("session_id"),
        time.instant().orElse(null),
        consent(),
        context(params),
        payloads);
  }

  private static Translated refused(
      @Nullable String id, Meaning meaning, Fault fault, String field, String what) {
    return new Translated.Untranslatable(id, meaning.type(), fault, field, what);
  }

  private Optional<String> client() {
    return Optional.ofNullable(body.text("client_id", "app_instance_id")).filter(Ids::isValid);
  }

  private Optional<String> shopper() {
    return Optional.ofNullable(body.text("user_id", "client_id", "app_instance_id"))
        .filter(Ids::isValid);
  }

  private Optional<String> linkedUser() {
    return Optional.ofNullable(body.text("user_id"))
        .filter(user -> client().filter(client -> !client.equals(user)).isPresent());
  }

  private Consent consent() {
    boolean denied = "DENIED".equalsIgnoreCase(body.in("consent").text("ad_personalization"));
    boolean signalled =
        body.json().path("non_personalization_signals").asBoolean(false)
            || body.json().path("non_personalized_ads").asBoolean(false);
    return denied || signalled ? Consent.COUNT_ONLY : Consent.PERSONALIZE;
  }

  private @Nullable EventContext context(Fields params) {
    Fields device = body.in("device");
    String url = params.text("page_location");
    String referrer = params.text("page_referrer");
    String locale = Optional.ofNullable(params.text("language")).orElse(device.text("language"));
    String category = device.text("category");
    return url == null && referrer == null && locale == null && category == null
        ? null
        : new EventContext(null, category, locale, url, referrer);
  }
}
