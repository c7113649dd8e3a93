package dev.daogou.intake;

import dev.daogou.app.StageMetrics;
import dev.daogou.app.Traces;
import dev.daogou.schemas.Consent;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topic;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Decodes and checks each record of the events topic; the key of a rejected record is null from
 * here on.
 */
final class IntakeProcessor extends ContextualProcessor<byte[], byte[], ShopperKey, Verdict> {
  private static final String OUTCOME = "daogou.outcome";

  private final Topic<ShopperKey, StorefrontEvent> events;
  private final KnownTenants tenants;
  private final StageMetrics metrics;
  private final Traces traces;

  IntakeProcessor(
      Topic<ShopperKey, StorefrontEvent> events,
      KnownTenants tenants,
      StageMetrics metrics,
      Traces traces) {
    this.events = events;
    this.tenants = tenants;
    this.metrics = metrics;
    this.traces = traces;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Optional<Span> span = span(record);
    Optional<ShopperKey> key = keyOf(record.key());
    Verdict verdict =
        key.map(k -> ofTenant(k, record))
            .orElseGet(() -> reject(record, RejectionReason.BAD_KEY, "key is not tenant/shopper"));
    count(verdict);
    span.ifPresent(open -> end(open, verdict));
    context()
        .forward(
            new Record<>(
                verdict instanceof Verdict.Rejected ? null : key.orElseThrow(),
                verdict,
                record.timestamp(),
                record.headers()));
  }

  // First of all: whatever else is wrong with it, nothing is to be counted for such a tenant.
  private Verdict ofTenant(ShopperKey key, Record<byte[], byte[]> record) {
    return tenants
        .check(key.tenant())
        .<Verdict>map(unknown -> new Verdict.Rejected(record.key(), record.value(), unknown))
        .orElseGet(() -> judge(key, record));
  }

  private Verdict judge(ShopperKey key, Record<byte[], byte[]> record) {
    if (record.value() == null) {
      return reject(record, RejectionReason.EMPTY, "an event has a value");
    }
    StorefrontEvent event;
    try {
      event =
          events
              .value()
              .deserializer()
              .deserialize(events.name(), record.headers(), record.value());
    } catch (SerializationException e) {
      return reject(record, RejectionReason.UNREADABLE, String.valueOf(e.getMessage()));
    }
    if (!key.tenant().equals(event.getTenant()) || !key.shopper().equals(event.getShopper())) {
      return reject(
          record,
          RejectionReason.KEY_DISAGREES,
          "key is " + key + ", content says " + event.getTenant() + "/" + event.getShopper());
    }
    return EventRules.check(event)
        .<Verdict>map(broken -> new Verdict.Rejected(record.key(), record.value(), broken))
        .orElseGet(() -> admit(event, record));
  }

  private Verdict admit(StorefrontEvent event, Record<byte[], byte[]> record) {
    if (event.getConsent() == Consent.COUNT_ONLY) {
      return new Verdict.CountOnly(event);
    }
    return isAtHome(record.key()) ? new Verdict.Accepted(event) : new Verdict.Stray(event);
  }

  private boolean isAtHome(byte[] key) {
    return BuiltInPartitioner.partitionForKey(key, events.partitions())
        == context().taskId().partition();
  }

  private void count(Verdict verdict) {
    switch (verdict) {
      case Verdict.Accepted accepted ->
          metrics.accepted(typeOf(accepted.event()), originOf(accepted.event()));
      case Verdict.Stray stray -> metrics.stray();
      case Verdict.CountOnly countOnly -> metrics.countOnly();
      case Verdict.Rejected rejected -> metrics.rejected(rejected.rejection().reason().label());
    }
  }

  private Optional<Span> span(Record<byte[], byte[]> record) {
    return traces
        .origin(record.headers())
        .map(
            origin ->
                traces.follow(origin, SpanKind.CONSUMER, "intake", events.name()).startSpan());
  }

  private static void end(Span span, Verdict verdict) {
    switch (verdict) {
      case Verdict.Accepted accepted ->
          span.setAttribute(OUTCOME, "accepted")
              .setAttribute("daogou.event", typeOf(accepted.event()));
      case Verdict.Stray stray -> span.setAttribute(OUTCOME, "stray");
      case Verdict.CountOnly countOnly -> span.setAttribute(OUTCOME, "count-only");
      case Verdict.Rejected rejected ->
          span.setAttribute(OUTCOME, "rejected")
              .setStatus(StatusCode.ERROR, rejected.rejection().reason().label());
    }
    span.end();
  }

  private static String typeOf(StorefrontEvent event) {
    return event.getPayload().getClass().getSimpleName();
  }

  private static String originOf(StorefrontEvent event) {
    return event.getOrigin().name().toLowerCase(Locale.ROOT);
  }

  private static Optional<ShopperKey> keyOf(byte[] bytes) {
    return bytes == null
        ? Optional.empty()
        : ShopperKey.parse(new String(bytes, StandardCharsets.UTF_8));
  }

  private static Verdict reject(
      Record<byte[], byte[]> record, RejectionReason reason, String detail) {
    return new Verdict.Rejected(record.key(), record.value(), new Rejection(reason, detail));
  }
}
