package dev.daogou.vocabularies;

import dev.daogou.schemas.Consent;
import dev.daogou.schemas.EventContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message of another vocabulary in the words of the contract, or why it cannot be. */
public sealed interface Translated {
  /** The sender's id of the message; null where it has none. */
  @Nullable String id();

  /**
   * Who did what, when. Null: the message does not say.
   *
   * @param shopper user id, or the anonymous id while nobody has signed in
   * @param anonymousId where it differs from the shopper
   * @param time event time
   * @param payloads at least one
   */
  record Message(
      @Nullable String id,
      String shopper,
      @Nullable String anonymousId,
      @Nullable String session,
      @Nullable Instant time,
      Consent consent,
      @Nullable EventContext context,
      List<Object> payloads)
      implements Translated {
    public Message {
      payloads = List.copyOf(payloads);
    }

    /**
     * The id of the event with that number: the message's own where it is one event, and the same
     * on every retry where it is several.
     */
    public String eventId(String messageId, int number) {
      return payloads.size() == 1 ? messageId : messageId + "#" + number;
    }
  }

  /**
   * Nothing can be made of it.
   *
   * @param type the type that it would have become; null where that cannot be told
   * @param field what the sender calls the part that is at fault; null where it is the whole
   */
  record Untranslatable(
      @Nullable String id, @Nullable String type, Fault fault, @Nullable String field, String what)
      implements Translated {}
}
