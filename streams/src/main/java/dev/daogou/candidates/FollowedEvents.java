package dev.daogou.candidates;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.daogou.app.Traces;
import dev.daogou.schemas.ShopperKey;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The sampled events whose shoppers wait for a list: each has a span that lasts from the event's
 * processing to the list's publication. They are in memory alone, shared by all tasks and bounded:
 * a trace is worth less than the work that it follows, and a crash ends it.
 */
public final class FollowedEvents {
  private static final int MOST = 1_000;
  private static final int MOST_OF_ONE = 8;
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("daogou.outcome");
  private static final AttributeKey<String> MODEL = AttributeKey.stringKey("daogou.model");

  private final Traces traces;
  private final Cache<ShopperKey, List<Span>> waiting =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfterWrite(LONGEST)
          .executor(Runnable::run)
          .<ShopperKey, List<Span>>evictionListener(
              (shopper, spans, why) ->
                  end(Objects.requireNonNullElse(spans, List.of()), "given-up"))
          .build();

  public FollowedEvents(Traces traces) {
    this.traces = traces;
  }

  /** A shopper waits for a list because of the record with these headers. */
  void await(ShopperKey shopper, Headers headers, Optional<RecordMetadata> at) {
    if (traces.isOn()) {
      traces.origin(headers).ifPresent(origin -> await(shopper, origin, at));
    }
  }

  private void await(ShopperKey shopper, SpanContext origin, Optional<RecordMetadata> at) {
    SpanBuilder span =
        traces.follow(
            origin, SpanKind.CONSUMER, "recommend", at.map(RecordMetadata::topic).orElse("strays"));
    at.ifPresent(
        record ->
            span.setAttribute("messaging.kafka.offset", record.offset())
                .setAttribute(
                    "messaging.destination.partition.id", Integer.toString(record.partition())));
    waiting.asMap().merge(shopper, List.of(span.startSpan()), FollowedEvents::joined);
  }

  private static List<Span> joined(List<Span> before, List<Span> fresh) {
    if (before.size() >= MOST_OF_ONE) {
      end(fresh, "too-many");
      return before;
    }
    return Stream.concat(before.stream(), fresh.stream()).toList();
  }

  /** Something happened on the way to the shopper's list. */
  public void note(ShopperKey shopper, String what) {
    if (traces.isOn()) {
      waiting.asMap().getOrDefault(shopper, List.of()).forEach(span -> span.addEvent(what));
    }
  }

  /** The shopper will get no list, for this reason. */
  public void without(ShopperKey shopper, String why) {
    end(take(shopper), why);
  }

  /**
   * The shopper's list is about to be written: its record goes on with the trace of the newest
   * event that it reflects, and is linked with those of the others.
   *
   * @param model that scored it, or null
   */
  public void published(ShopperKey shopper, String topic, @Nullable String model, Headers headers) {
    List<Span> spans = take(shopper);
    if (spans.isEmpty()) {
      return;
    }
    SpanBuilder send =
        traces.follow(spans.getLast().getSpanContext(), SpanKind.PRODUCER, "send", topic);
    spans.subList(0, spans.size() - 1).forEach(other -> send.addLink(other.getSpanContext()));
    Span sent = send.setAttribute(MODEL, model == null ? "blend" : model).startSpan();
    Traces.write(sent.getSpanContext(), headers);
    sent.end();
    end(spans, "published");
  }

  private List<Span> take(ShopperKey shopper) {
    if (!traces.isOn()) {
      return List.of();
    }
    List<Span> spans = waiting.asMap().remove(shopper);
    return spans == null ? List.of() : spans;
  }

  private static void end(List<Span> spans, String outcome) {
    for (Span span : spans) {
      if (outcome.equals("failed")) {
        span.setStatus(StatusCode.ERROR);
      }
      span.setAttribute(OUTCOME, outcome).end();
    }
  }
}
