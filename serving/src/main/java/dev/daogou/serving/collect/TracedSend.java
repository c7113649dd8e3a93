package dev.daogou.serving.collect;

import dev.daogou.app.Traces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The span of one request's records on their way to Kafka. The first of them carry its context, so
 * that what comes of them is in the same trace; of a large batch not all, which nobody could read.
 */
final class TracedSend {
  private static final int MOST = 20;
  private static final TracedSend NOT_SAMPLED = new TracedSend(Span.getInvalid());

  private final Span span;
  private int marked;

  private TracedSend(Span span) {
    this.span = span;
  }

  /** Begins where the request itself is sampled. */
  static TracedSend begin(Traces traces, String topic, int records) {
    SpanContext request = Span.current().getSpanContext();
    if (!traces.isOn() || !request.isSampled()) {
      return NOT_SAMPLED;
    }
    return new TracedSend(
        traces
            .follow(request, SpanKind.PRODUCER, "send", topic)
            .setAttribute("messaging.batch.message_count", records)
            .startSpan());
  }

  ProducerRecord<byte[], byte[]> mark(ProducerRecord<byte[], byte[]> record) {
    if (span.getSpanContext().isSampled() && marked < MOST) {
      marked++;
      Traces.write(span.getSpanContext(), record.headers());
    }
    return record;
  }

  /** Ends with what became of all of them. */
  void end(List<Delivery> deliveries) {
    if (span.isRecording()
        && !deliveries.stream().allMatch(Delivery.Acknowledged.class::isInstance)) {
      span.setStatus(StatusCode.ERROR, "not all were acknowledged");
    }
    span.end();
  }
}
