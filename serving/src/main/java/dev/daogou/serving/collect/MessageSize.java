package dev.daogou.serving.collect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.schemas.EventTypes;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.vocabularies.Fields;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How large one message of a batch may be.
 *
 * @param limit most bytes of its JSON
 */
record MessageSize(long limit) {
  /** The message, refused, where it is larger. */
  Optional<Reading<StorefrontEvent>> refusal(JsonNode message) {
    long bytes = message.toString().getBytes(StandardCharsets.UTF_8).length;
    if (bytes <= limit) {
      return Optional.empty();
    }
    String id = new Fields(message).text("messageId");
    String detail = "the message has " + bytes + " bytes; at most " + limit + " are taken";
    return Optional.of(
        new Reading.Refused<>(
            id == null ? null : JsonFields.shorten(id),
            EventTypes.UNKNOWN,
            Refusal.of(JsonFault.TOO_LARGE, detail)));
  }
}
