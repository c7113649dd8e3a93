package dev.daogou.serving.collect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topics;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import dev.daogou.serving.ops.ServiceConfig;
import dev.daogou.serving.security.BodyKeys;
import dev.daogou.serving.security.CurrentCaller;
import dev.daogou.vocabularies.ConsentChoices;
import dev.daogou.vocabularies.Fields;
import dev.daogou.vocabularies.segment.SegmentCalls;
import dev.daogou.vocabularies.segment.SegmentClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the messages of a Segment request.
 *
 * <p>Its clients try again for as long as they are not told 2xx or 400; so what would fail again is
 * told by 400, and only what passes by 429 and 503.
 */
@ApplicationScoped
class SegmentCollector {
  private static final Duration COME_BACK = Duration.ofSeconds(1);

  private final Bodies bodies;
  private final Batch batch;
  private final BodyKeys keys;
  private final Collector collector;
  private final CurrentCaller caller;
  private final Topics topics;
  private final SegmentCalls calls;
  private final MessageSize messageSize;
  private final int batchLimit;

  SegmentCollector(
      Bodies bodies,
      Batch batch,
      BodyKeys keys,
      Collector collector,
      CurrentCaller caller,
      Topics topics,
      ServiceConfig config) {
    this.bodies = bodies;
    this.batch = batch;
    this.keys = keys;
    this.collector = collector;
    this.caller = caller;
    this.topics = topics;
    calls = new SegmentCalls(ConsentChoices.of(config.collect().consentCategories()));
    messageSize = new MessageSize(config.collect().segmentMessageLimit().asLongValue());
    batchLimit = Math.toIntExact(config.collect().segmentBatchLimit().asLongValue());
  }

  /** A request that is one call; its type is told by its address. */
  SegmentAnswer call(String type, InputStream in, HttpHeaders headers) {
    return answering(
        () -> {
          try (Bodies.Body body = bodies.read(in, headers, caller.sender(), batchLimit)) {
            JsonNode call = batch.parse(body.bytes());
            keys.requirePublish(writeKey(call));
            return collect(List.of(call), call, type);
          }
        });
  }

  /** A request with a list of calls, each of which tells its type. */
  SegmentAnswer batch(InputStream in, HttpHeaders headers) {
    return answering(
        () -> {
          try (Bodies.Body body = bodies.read(in, headers, caller.sender(), batchLimit)) {
            JsonNode root = batch.parse(body.bytes());
            keys.requirePublish(writeKey(root));
            return collect(calls(root), root, "track");
          }
        });
  }

  private SegmentAnswer collect(List<JsonNode> messages, JsonNode envelope, String type) {
    if (messages.isEmpty()) {
      return SegmentAnswer.allTaken();
    }
    Instant now = Instant.now();
    SegmentClock clock = SegmentClock.at(now, new Fields(envelope));
    List<Reading<StorefrontEvent>> readings = new ArrayList<>();
    for (JsonNode message : messages) {
      messageSize
          .refusal(message)
          .ifPresentOrElse(
              readings::add,
              () ->
                  Translations.readings(calls.translate(message, type, clock), now)
                      .forEach(readings::add));
    }
    return SegmentAnswer.of(
        collector.collect(
            Publisher.Channels.EVENTS,
            Protocol.SEGMENT,
            topics.events(),
            event -> new ShopperKey(event.getTenant(), event.getShopper()),
            readings));
  }

  private List<JsonNode> calls(JsonNode root) {
    JsonNode list = root.path("batch");
    if (!list.isArray()) {
      throw ProblemException.of(
          ProblemKind.UNREADABLE_BODY, "the body must be {\"batch\":[…]} with a list of calls");
    }
    batch.requireFewEnough(list);
    List<JsonNode> calls = new ArrayList<>(list.size());
    list.forEach(calls::add);
    return calls;
  }

  private static @Nullable String writeKey(JsonNode envelope) {
    return new Fields(envelope).text("writeKey");
  }

  private static SegmentAnswer answering(Supplier<SegmentAnswer> collected) {
    try {
      return collected.get();
    } catch (ProblemException problem) {
      throw switch (problem.kind()) {
        // Segment's Node client reads this header, in milliseconds since 1970, and no other.
        case BUSY, RATE_LIMITED ->
            problem.with("X-RateLimit-Reset", Instant.now().plus(COME_BACK).toEpochMilli());
        case BATCH_TOO_LARGE, BODY_TOO_LARGE ->
            ProblemException.of(ProblemKind.SIZE_EXCEEDED, String.valueOf(problem.getMessage()));
        default -> problem;
      };
    }
  }
}
