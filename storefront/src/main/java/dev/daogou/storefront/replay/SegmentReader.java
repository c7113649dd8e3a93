package dev.daogou.storefront.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.schemas.Bounds;
import dev.daogou.schemas.Ids;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.vocabularies.ConsentChoices;
import dev.daogou.vocabularies.Translated;
import dev.daogou.vocabularies.segment.SegmentCalls;
import dev.daogou.vocabularies.segment.SegmentClock;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Segment calls, one JSON object a line; RudderStack's and PostHog's exports have the same names.
 */
final class SegmentReader implements LogReader {
  private final EventStamp stamp;
  private final SegmentCalls calls = new SegmentCalls(ConsentChoices.USUAL);

  SegmentReader(EventStamp stamp) {
    this.stamp = stamp;
  }

  @Override
  public void read(Lines lines, Sink sink) throws IOException {
    JsonLines.read(lines, sink, (call, line) -> take(call, line, sink));
  }

  private void take(JsonNode call, long line, Sink sink) {
    switch (calls.translate(call, "track", SegmentClock.ofLog())) {
      case Translated.Untranslatable untranslatable ->
          sink.malformed(line, Excerpt.of(untranslatable.what()));
      case Translated.Message message -> events(message, line, sink);
    }
  }

  private void events(Translated.Message message, long line, Sink sink) {
    // The clock of a log refuses a call without a time.
    Instant time = Objects.requireNonNull(message.time());
    if (!Bounds.isTold(time)) {
      sink.malformed(line, "timestamp must lie between the years 1 and 9999");
      return;
    }
    String id =
        Optional.ofNullable(message.id())
            .filter(Ids::isValid)
            .orElseGet(
                () -> stamp.id(line, message.shopper(), time, message.payloads().getFirst()));
    int number = 0;
    for (Object payload : message.payloads()) {
      sink.event(event(message, message.eventId(id, number++), time, payload));
    }
  }

  private StorefrontEvent event(
      Translated.Message message, String id, Instant time, Object payload) {
    StorefrontEvent event = stamp.named(id, message.shopper(), message.session(), time, payload);
    if (message.anonymousId() != null) {
      event.setAnonymousId(stamp.prefix() + message.anonymousId());
    }
    event.setConsent(message.consent());
    event.setContext(message.context());
    return event;
  }
}
