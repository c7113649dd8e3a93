package dev.daogou.serving.collect;

import dev.daogou.serving.ops.ServiceMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what is collected, by protocol, type, outcome and reason. */
@Singleton
class CollectMeters {
  private static final String NO_REASON = "none";

  private final MeterRegistry metrics;
  private final Map<Figure, Counter> entries = new ConcurrentHashMap<>();

  CollectMeters(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /** Counts each entry with its outcome; both lists are in the same order. */
  <V> void entries(
      String kind, Protocol protocol, List<Reading<V>> readings, List<Outcome> outcomes) {
    for (int i = 0; i < readings.size(); i++) {
      Figure figure = Figure.of(kind, protocol, readings.get(i), outcomes.get(i));
      entries.computeIfAbsent(figure, this::counter).increment();
    }
  }

  /** A request was asked to come back. */
  void pushedBack(String why) {
    metrics.counter(ServiceMetrics.PUSHED_BACK, ServiceMetrics.OUTCOME, why).increment();
  }

  private Counter counter(Figure figure) {
    return metrics.counter(
        ServiceMetrics.COLLECTED,
        ServiceMetrics.KIND,
        figure.kind,
        ServiceMetrics.PROTOCOL,
        figure.protocol.label(),
        ServiceMetrics.TYPE,
        figure.type,
        ServiceMetrics.OUTCOME,
        figure.status.name(),
        ServiceMetrics.REASON,
        figure.reason);
  }

  private record Figure(
      String kind, Protocol protocol, String type, Outcome.Status status, String reason) {
    static Figure of(String kind, Protocol protocol, Reading<?> reading, Outcome outcome) {
      String reason = outcome.reason() == null ? NO_REASON : outcome.reason();
      return new Figure(kind, protocol, reading.type(), outcome.status(), reason);
    }
  }
}
