package dev.daogou.vocabularies.ga4;

import dev.daogou.vocabularies.Fields;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * Ids for events of a protocol that has none. A purchase is known by its transaction, as in GA4;
 * what has a time by that and its content; so a request that is sent again counts once. An event
 * without a time cannot be told from one that happened twice.
 */
final class Ga4Ids {
  private Ga4Ids() {}

  /**
   * The id of an event.
   *
   * @param number of the event in its request; keeps equal events of one request apart
   * @return the sender's {@code event_id}, or one that follows from the event; empty where nothing
   *     tells a second sending from a second event
   */
  static Optional<String> id(String shopper, Fields event, Ga4Times time, int number) {
    Fields params = event.in("params");
    String own = params.text("event_id");
    String transaction = params.text("transaction_id");
    if (own != null) {
      return Optional.of(own);
    }
    if ("purchase".equals(event.text("name")) && transaction != null) {
      return Optional.of(hash("purchase", shopper, transaction));
    }
    return time.micros() == null
        ? Optional.empty()
        : Optional.of(
            hash("event", shopper, time.micros(), String.valueOf(number), event.json().toString()));
  }

  private static String hash(String... parts) {
    String content = String.join("\u0000", parts);
    return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
