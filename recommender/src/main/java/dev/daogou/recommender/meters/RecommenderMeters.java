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

  /** Time that a source of candidates takes for one shopper, by {@code source}. */
  public static final String SOURCE_TIME = "daogou.candidates.source.time";

  /** Candidates that a source spoke of, by {@code source}. */
  public static final String SOURCE_BROUGHT = "daogou.candidates.source.brought";

  /** Shoppers for whom a source failed or was too slow, by {@code source} and {@code reason}. */
  public static final String SOURCE_FAILURES = "daogou.candidates.source.failures";

  private static final String REASON = "reason";
  private static final String SOURCE = "source";

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

  /** Meters of one source of candidates, looked up once. */
  public SourceMeters source(String name) {
    return new SourceMeters(
        registry,
        name,
        registry.timer(SOURCE_TIME, SOURCE, name),
        registry.counter(SOURCE_BROUGHT, SOURCE, name));
  }

  /**
   * What is measured of a source.
   *
   * @param name of the source
   * @param time for one shopper
   * @param brought candidates that it spoke of
   */
  public record SourceMeters(MeterRegistry registry, String name, Timer time, Counter brought) {
    /** It brought nothing. */
    public void failure(String reason) {
      registry.counter(SOURCE_FAILURES, SOURCE, name, REASON, reason).increment();
    }
  }

  private void count(Map<String, Counter> counters, String name, String reason) {
    counters.computeIfAbsent(reason, fresh -> registry.counter(name, REASON, fresh)).increment();
  }
}
