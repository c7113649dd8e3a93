package dev.daogou.serving.collect;

import dev.daogou.intake.FieldRules;
import dev.daogou.schemas.Bounds;
import dev.daogou.schemas.EventTypes;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Tenants;
import dev.daogou.vocabularies.Translated;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes events of messages in other vocabularies, and asks the rules of intake. */
final class Translations {
  private static final int MOST_EVENTS = Bounds.MOST_LINES;

  private Translations() {}

  /**
   * The events of a message; several where it names several products.
   *
   * @param now the time of what has none
   */
  static Stream<Reading<StorefrontEvent>> readings(Translated translated, Instant now) {
    return switch (translated) {
      case Translated.Untranslatable(String id, String type, var fault, var _, String what) ->
          Stream.of(
              new Reading.Refused<>(
                  id == null ? null : JsonFields.shorten(id),
                  type == null ? EventTypes.UNKNOWN : type,
                  new Refusal(fault.label(), what)));
      case Translated.Message message -> {
        String id = Optional.ofNullable(message.id()).orElseGet(Translations::newId);
        Optional<Refusal> tooMany =
            FieldRules.length("the list of products", message.payloads().size(), MOST_EVENTS)
                .map(Refusal::of);
        yield tooMany.isPresent()
            ? Stream.of(refused(id, message, tooMany.get()))
            : IntStream.range(0, message.payloads().size())
                .mapToObj(number -> reading(event(message, id, number, now)));
      }
    };
  }

  private static Reading<StorefrontEvent> reading(StorefrontEvent event) {
    String type = EventTypes.of(event.getPayload());
    return EventReader.rules(event)
        .<Reading<StorefrontEvent>>map(
            refusal -> new Reading.Refused<>(JsonFields.shorten(event.getId()), type, refusal))
        .orElseGet(() -> new Reading.Taken<>(event.getId(), type, event));
  }

  private static Reading<StorefrontEvent> refused(
      String id, Translated.Message message, Refusal refusal) {
    String type = EventTypes.of(message.payloads().getFirst());
    return new Reading.Refused<>(JsonFields.shorten(id), type, refusal);
  }

  private static StorefrontEvent event(
      Translated.Message message, String id, int number, Instant now) {
    return new StorefrontEvent(
        message.eventId(id, number),
        Tenants.DEFAULT,
        message.shopper(),
        message.anonymousId(),
        message.session(),
        Optional.ofNullable(message.time()).orElse(now).truncatedTo(ChronoUnit.MILLIS),
        message.consent(),
        Origin.LIVE,
        message.context(),
        message.payloads().get(number));
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }
}
