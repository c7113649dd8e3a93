package dev.daogou.app;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Carries traces through Kafka: a sampled record has its span's context in the header {@code
 * traceparent}, as W3C Trace Context says, so that every publisher's traces go on here. Records
 * that are not sampled carry nothing and cost one look at their headers; where tracing is off, not
 * even that. No trace begins here: whoever publishes an event decides whether it is followed.
 */
public final class Traces {
  private static final TextMapPropagator W3C = W3CTraceContextPropagator.getInstance();
  private static final String TRACE_PARENT = "traceparent";
  private static final Traces OFF = new Traces(OpenTelemetry.noop().getTracer("off"), false);

  private final Tracer tracer;
  private final boolean isOn;

  private Traces(Tracer tracer, boolean isOn) {
    this.tracer = tracer;
    this.isOn = isOn;
  }

  /** Spans go where that one sends them. */
  public static Traces to(OpenTelemetry telemetry) {
    return new Traces(telemetry.getTracer("dev.daogou"), true);
  }

  /** Nothing is followed. */
  public static Traces off() {
    return OFF;
  }

  /** Whether anything is followed at all. */
  public boolean isOn() {
    return isOn;
  }

  /** The span that a sampled record comes from; empty where it is not sampled. */
  public Optional<SpanContext> origin(Headers headers) {
    if (!isOn || headers.lastHeader(TRACE_PARENT) == null) {
      return Optional.empty();
    }
    Context read = W3C.extract(Context.root(), headers, FromHeaders.GETTER);
    return Optional.of(Span.fromContext(read).getSpanContext())
        .filter(origin -> origin.isValid() && origin.isSampled());
  }

  /** A span that follows from another, named after what is done and the topic it is done to. */
  public SpanBuilder follow(SpanContext origin, SpanKind kind, String operation, String topic) {
    return tracer
        .spanBuilder(operation + " " + topic)
        .setParent(Context.root().with(Span.wrap(origin)))
        .setSpanKind(kind)
        .setAttribute("messaging.system", "kafka")
        .setAttribute("messaging.operation.name", operation)
        .setAttribute("messaging.destination.name", topic);
  }

  /** Lets whoever reads the record follow from that span, if it is sampled. */
  public static void write(SpanContext span, Headers headers) {
    if (span.isSampled()) {
      W3C.inject(
          Context.root().with(Span.wrap(span)),
          headers,
          (to, name, value) -> headers.add(name, value.getBytes(StandardCharsets.US_ASCII)));
    }
  }

  private enum FromHeaders implements TextMapGetter<Headers> {
    GETTER;

    @Override
    public Iterable<String> keys(Headers headers) {
      return List.of(TRACE_PARENT, "tracestate");
    }

    @Override
    public @Nullable String get(@Nullable Headers headers, String name) {
      Header header = headers == null ? null : headers.lastHeader(name);
      return header == null || header.value() == null
          ? null
          : new String(header.value(), StandardCharsets.US_ASCII);
    }
  }
}
