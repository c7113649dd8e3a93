package dev.daogou.serving.collect;

import dev.daogou.serving.ops.ServiceMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what is collected, by protocol, type, outcome and reason. */
@ApplicationScoped
class CollectMeters {
  private static final String NO_REASON = "none";

  private final MeterRegistry metrics;

  CollectMeters(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /** Counts each entry with its outcome; both lists are in the same order. */
  <V> void entries(
      String kind, Protocol protocol, List<Reading<V>> readings, List<Outcome> outcomes) {
    Map<Figure, Integer> figures = new HashMap<>();
    for (int i = 0; i < readings.size(); i++) {
      figures.merge(Figure.of(readings.get(i), outcomes.get(i)), 1, Integer::sum);
    }
    figures.forEach(
        (figure, entries) ->
            metrics
                .counter(
                    ServiceMetrics.COLLECTED,
                    ServiceMetrics.KIND,
                    kind,
                    ServiceMetrics.PROTOCOL,
                    protocol.label(),
                    ServiceMetrics.TYPE,
                    figure.type,
                    ServiceMetrics.OUTCOME,
                    figure.status.name(),
                    ServiceMetrics.REASON,
                    figure.reason)
                .increment(entries));
  }

  /** A request was asked to come back. */
  void pushedBack(String why) {
    metrics.counter(ServiceMetrics.PUSHED_BACK, ServiceMetrics.OUTCOME, why).increment();
  }

  private record Figure(String type, Outcome.Status status, String reason) {
    static Figure of(Reading<?> reading, Outcome outcome) {
      String reason = outcome.reason() == null ? NO_REASON : outcome.reason();
      return new Figure(reading.type(), outcome.status(), reason);
    }
  }
}
