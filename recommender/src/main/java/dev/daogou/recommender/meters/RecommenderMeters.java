package dev.daogou.recommender.meters;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Meters of the recommender: the only list of their names. */
public final class RecommenderMeters {
  /** Shoppers whom the sequence model brought nothing for want of an answer, by {@code reason}. */
  public static final String SEQUENCE_SKIPPED = "daogou.candidates.sequence.skipped";

  /** Time of one call of the ranker. */
  public static final String MODEL_TIME = "daogou.rescore.model.time";

  /** Batches that the blend had to score, by {@code reason}. */
  public static final String FALLBACKS = "daogou.rescore.fallbacks";

  private static final String REASON = "reason";

  private final MeterRegistry registry;
  private final Timer modelTime;
  private final Map<String, Counter> skipped = new ConcurrentHashMap<>();
  private final Map<String, Counter> fallbacks = new ConcurrentHashMap<>();

  public RecommenderMeters(MeterRegistry registry) {
    this.registry = registry;
    this.modelTime = Latencies.timer(MODEL_TIME).register(registry);
  }

  /** Meters that nobody reads, where a recommender is run outside the program. */
  public static RecommenderMeters unobserved() {
    return new RecommenderMeters(new SimpleMeterRegistry());
  }

  public void sequenceSkipped(String reason) {
    count(skipped, SEQUENCE_SKIPPED, reason);
  }

  public Timer modelTime() {
    return modelTime;
  }

  public void fallback(String reason) {
    count(fallbacks, FALLBACKS, reason);
  }

  private void count(Map<String, Counter> counters, String name, String reason) {
    counters.computeIfAbsent(reason, fresh -> registry.counter(name, REASON, fresh)).increment();
  }
}
