package dev.daogou.serving.recommend;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.daogou.app.Traces;
import dev.daogou.schemas.Topics;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.common.header.Headers;

/**
 * The end of a sampled event's trace: its list's arrival in the table, and links to it from the
 * first reads that find the list here.
 */
@ApplicationScoped
class FollowedLists {
  private static final int MOST = 1_000;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Traces traces;
  private final String topic;
  private final Cache<String, SpanContext> arrived =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

  FollowedLists(Traces traces, Topics topics) {
    this.traces = traces;
    this.topic = topics.recommendations().name();
  }

  /** A list of this key is in the table, by the record with these headers. */
  void arrived(String key, Headers headers) {
    if (traces.isOn()) {
      traces.origin(headers).ifPresent(origin -> arrived(key, origin));
    }
  }

  private void arrived(String key, SpanContext origin) {
    Span span = traces.follow(origin, SpanKind.CONSUMER, "arrive", topic).startSpan();
    arrived.put(key, span.getSpanContext());
    span.end();
  }

  /** A read of this key's list has been answered. */
  void link(String key, Span read) {
    if (traces.isOn() && read.isRecording()) {
      SpanContext arrival = arrived.getIfPresent(key);
      if (arrival != null) {
        read.addLink(arrival);
      }
    }
  }
}
