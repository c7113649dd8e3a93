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
  private static final String LIST = "batch";

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
            JsonNode call = batch.entry(body.bytes());
            keys.requirePublish(writeKey(call));
            return collect(readings(call, type, clock(call)));
          }
        });
  }

  /** A request with a list of calls, each of which tells its type. */
  SegmentAnswer batch(InputStream in, HttpHeaders headers) {
    return answering(
        () -> {
          try (Bodies.Body body = bodies.read(in, headers, caller.sender(), batchLimit)) {
            byte[] bytes = body.bytes();
            JsonNode envelope = batch.envelope(bytes, LIST);
            keys.requirePublish(writeKey(envelope));
            SegmentClock clock = clock(envelope);
            return collect(
                batch
                    .list(bytes, LIST, (call, number) -> readings(call, "track", clock))
                    .orElseThrow(SegmentCollector::noList)
                    .stream()
                    .flatMap(List::stream)
                    .toList());
          }
        });
  }

  private SegmentAnswer collect(List<Reading<StorefrontEvent>> readings) {
    return readings.isEmpty()
        ? SegmentAnswer.allTaken()
        : SegmentAnswer.of(
            collector.collect(
                Publisher.Channels.EVENTS,
                Protocol.SEGMENT,
                topics.events(),
                event -> new ShopperKey(event.getTenant(), event.getShopper()),
                readings));
  }

  private List<Reading<StorefrontEvent>> readings(JsonNode call, String type, SegmentClock clock) {
    return messageSize
        .refusal(call)
        .map(List::of)
        .orElseGet(
            () ->
                Translations.readings(
                        calls.translate(call, type, clock), clock.arrival().orElseThrow())
                    .toList());
  }

  private static SegmentClock clock(JsonNode envelope) {
    return SegmentClock.at(Instant.now(), new Fields(envelope));
  }

  private static ProblemException noList() {
    return ProblemException.of(
        ProblemKind.UNREADABLE_BODY, "the body must be {\"batch\":[…]} with a list of calls");
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
