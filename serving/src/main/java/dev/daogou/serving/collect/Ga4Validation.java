package dev.daogou.serving.collect;

import dev.daogou.vocabularies.Fault;
import dev.daogou.vocabularies.Translated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a Measurement Protocol request, in Google's words for it.
 *
 * @see <a
 *     href="https://developers.google.com/analytics/devguides/collection/protocol/ga4/validating-events">
 *     Google's description</a>
 */
@Schema(description = "Empty where nothing is wrong.")
record Ga4Validation(List<Message> validationMessages) {
  private static final int MOST_TOLD = 100;

  static final String NO_EVENTS = "the body must have a list of at least one event in \"events\"";

  /**
   * @param fieldPath what is at fault
   */
  record Message(
      @Schema(examples = "events[0].params") @Nullable String fieldPath,
      @Schema(examples = "add_to_cart has no item_id") String description,
      @Schema(examples = "VALUE_REQUIRED") String validationCode) {}

  static Ga4Validation of(List<Translated> events, Instant now) {
    if (events.isEmpty()) {
      return new Ga4Validation(List.of(new Message("events", NO_EVENTS, "VALUE_REQUIRED")));
    }
    Messages messages = new Messages();
    for (int number = 0; number < events.size(); number++) {
      switch (events.get(number)) {
        case Translated.Untranslatable wrong ->
            messages.add(new Message(wrong.field(), wrong.what(), code(wrong.fault())));
        case Translated.Message message -> rules(message, "events[" + number + "]", now, messages);
      }
    }
    return new Ga4Validation(messages.told());
  }

  /** The first messages, and how many more there are. */
  private static final class Messages {
    private final List<Message> told = new ArrayList<>();
    private long untold;

    void add(Message message) {
      if (told.size() < MOST_TOLD) {
        told.add(message);
      } else {
        untold++;
      }
    }

    List<Message> told() {
      if (untold > 0) {
        told.add(new Message(null, untold + " more are left out here", "VALUE_INVALID"));
      }
      return told;
    }
  }

  private static void rules(
      Translated.Message message, String field, Instant now, Messages messages) {
    Translations.readings(message, now)
        .filter(Reading.Refused.class::isInstance)
        .map(reading -> ((Reading.Refused<?>) reading).refusal())
        .forEach(refusal -> messages.add(new Message(field, refusal.detail(), "VALUE_INVALID")));
  }

  private static String code(Fault fault) {
    return fault == Fault.MISSING_FIELD ? "VALUE_REQUIRED" : "VALUE_INVALID";
  }
}
