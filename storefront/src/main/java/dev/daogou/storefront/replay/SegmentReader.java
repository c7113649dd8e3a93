package dev.daogou.storefront.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.schemas.EventContext;
import dev.daogou.schemas.IdentityLink;
import dev.daogou.schemas.Ids;
import dev.daogou.schemas.Other;
import dev.daogou.schemas.StorefrontEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Segment calls, one JSON object a line; RudderStack's and PostHog's exports have the same names.
 *
 * @see <a href="https://segment.com/docs/connections/spec/ecommerce/v2/">Segment's e-commerce
 *     specification</a>
 */
final class SegmentReader implements LogReader {
  private static final List<String> TIMES =
      List.of("timestamp", "originalTimestamp", "sentAt", "receivedAt");

  private final EventStamp stamp;

  SegmentReader(EventStamp stamp) {
    this.stamp = stamp;
  }

  @Override
  public void read(Lines lines, Sink sink) throws IOException {
    JsonLines.read(lines, sink, (call, line) -> take(call, line, sink));
  }

  private void take(JsonNode call, long line, Sink sink) {
    String user = call.path("userId").asText("");
    String anonymous = call.path("anonymousId").asText("");
    String shopper = user.isEmpty() ? anonymous : user;
    Optional<Instant> time = time(call);
    if (!Ids.isValid(shopper)) {
      sink.malformed(line, "neither userId nor anonymousId is 1 to 200 characters");
      return;
    }
    if (time.isEmpty()) {
      sink.malformed(line, "timestamp is missing or no time");
      return;
    }
    switch (payload(call, user, anonymous)) {
      case SegmentMapping.Mapped.Malformed(String what) -> sink.malformed(line, what);
      case SegmentMapping.Mapped.Payload(Object payload) ->
          sink.event(event(call, line, shopper, anonymous, time.get(), payload));
    }
  }

  private static SegmentMapping.Mapped payload(JsonNode call, String user, String anonymous) {
    return switch (call.path("type").asText("track")) {
      case "track" -> SegmentMapping.map(call.path("event").asText(""), call.path("properties"));
      case "identify", "alias" ->
          new SegmentMapping.Mapped.Payload(
              user.isEmpty() || anonymous.isEmpty()
                  ? new Other("identify")
                  : new IdentityLink(user));
      case String other -> new SegmentMapping.Mapped.Payload(new Other(other));
    };
  }

  private StorefrontEvent event(
      JsonNode call, long line, String shopper, String anonymous, Instant time, Object payload) {
    JsonNode context = call.path("context");
    String session = text(context.path("sessionId"));
    String id = call.path("messageId").asText("");
    StorefrontEvent event =
        Ids.isValid(id)
            ? stamp.named(id, shopper, session, time, payload)
            : stamp.event(line, shopper, session, time, payload);
    if (Ids.isValid(anonymous) && !anonymous.equals(shopper)) {
      event.setAnonymousId(stamp.prefix() + anonymous);
    }
    event.setContext(context(call, context));
    return event;
  }

  private static EventContext context(JsonNode call, JsonNode context) {
    EventContext read =
        new EventContext(
            text(call.path("channel")),
            text(context.path("device").path("type")),
            text(context.path("locale")),
            text(context.path("page").path("url")),
            text(context.path("page").path("referrer")));
    boolean empty =
        Stream.of(
                read.getChannel(),
                read.getDevice(),
                read.getLocale(),
                read.getUrl(),
                read.getReferrer())
            .allMatch(value -> value == null);
    return empty ? null : read;
  }

  private static Optional<Instant> time(JsonNode call) {
    return TIMES.stream()
        .map(name -> call.path(name).asText(""))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .flatMap(Times::parse);
  }

  private static String text(JsonNode node) {
    String text = node.isValueNode() ? node.asText("") : "";
    return text.isEmpty() || node.isNull() ? null : text;
  }
}
