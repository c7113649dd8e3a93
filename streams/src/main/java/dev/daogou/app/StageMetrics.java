package dev.daogou.app;

import dev.daogou.recommender.meters.Latencies;
import dev.daogou.recommender.meters.RecommenderMeters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Every meter of the topology, in the order of the flow: the only list of their names, beside that
 * of {@link RecommenderMeters}.
 */
public final class StageMetrics {
  /** Events that intake accepted, by {@code type} and {@code origin}: live, replay, backfill. */
  public static final String ACCEPTED = "daogou.intake.accepted";

  /** Records that went to the dead letters, by {@code reason}. */
  public static final String REJECTED = "daogou.intake.rejected";

  /** Events that came on another shopper's partition. */
  public static final String STRAYS = "daogou.intake.strays";

  /** Events of shoppers who wish to be counted only. */
  public static final String COUNT_ONLY = "daogou.intake.count.only";

  /** Catalogue updates, by {@code change}. */
  public static final String CATALOGUE_UPDATES = "daogou.catalogue.updates";

  /** Time of one call of the text encoder. */
  public static final String ENCODER_TIME = "daogou.catalogue.encoder.time";

  /** Items known, over all tenants. */
  public static final String CATALOGUE_ITEMS = "daogou.catalogue.items";

  /** Events that changed a profile, by {@code outcome}. */
  public static final String PROFILE_EVENTS = "daogou.profile.events";

  /** Interactions that fell out of the kept ones into the remainder. */
  public static final String PROFILE_EVICTIONS = "daogou.profile.evictions";

  /** Event time by which an event was later than the newest of its shopper. */
  public static final String PROFILE_LATENESS = "daogou.profile.lateness";

  /** Shoppers taken for a program, by {@code turn}: recognised, recovered. */
  public static final String AUTOMATED = "daogou.profile.automated";

  /** Neighbours that had to make room. */
  public static final String ITEM_EVICTIONS = "daogou.items.evictions";

  /** What was said of items that the catalogue does not name and that found no room in memory. */
  public static final String ITEMS_LEFT_OUT = "daogou.items.left.out";

  /** Item vectors published. */
  public static final String ITEM_UPDATES = "daogou.items.published";

  /** Sessions published to all instances. */
  public static final String SESSION_UPDATES = "daogou.sessions.published";

  /** Shoppers waiting for a new list. */
  public static final String PENDING = "daogou.candidates.pending";

  /** Candidates of one shopper. */
  public static final String CANDIDATES = "daogou.candidates.count";

  /** Time to find the candidates of one batch. */
  public static final String CANDIDATE_TIME = "daogou.candidates.time";

  /** Shoppers scored together. */
  public static final String BATCH_SIZE = "daogou.rescore.batch.size";

  /** Lists written. */
  public static final String LISTS = "daogou.recommendations.published";

  /** Lists that came out as they were and were not written. */
  public static final String UNCHANGED = "daogou.recommendations.unchanged";

  /** Arrival of the newest event of a list until the list was forwarded; live events only. */
  public static final String FRESHNESS = "daogou.recommendations.freshness";

  /**
   * Items of lists of whose outcome more became known, by {@code step}: shown, clicked, carted,
   * ordered, reversed, repeated.
   */
  public static final String OUTCOMES = "daogou.outcomes.written";

  /** Lists closed before their time because a shopper had too many open. */
  public static final String OUTCOME_EVICTIONS = "daogou.outcomes.evictions";

  /** Events that no outcome could take up, by {@code reason}. */
  public static final String OUTCOMES_LEFT_OUT = "daogou.outcomes.left.out";

  /** Buckets of figures published, by {@code resolution}. */
  public static final String TRENDS = "daogou.trends.published";

  /** What happened too long ago for any bucket. */
  public static final String TRENDS_TOO_OLD = "daogou.trends.too.old";

  /** Time to save the buckets of a task. */
  public static final String TRENDS_SAVE_TIME = "daogou.trends.save.time";

  /** Models put into use by announcement, or put out of it, by {@code kind}. */
  public static final String MODELS_SWAPPED = "daogou.models.swapped";

  /** Announced models that were not taken, by {@code reason}. */
  public static final String MODELS_REFUSED = "daogou.models.refused";

  /** Records set aside by the failure policy, by {@code reason}. */
  public static final String FAILURES = "daogou.failures";

  /** Upper edges of the buckets that say how late events are. */
  private static final Duration[] AGES =
      IntStream.of(1, 10, 60, 600, 3_600, 6 * 3_600, 24 * 3_600, 7 * 24 * 3_600)
          .mapToObj(Duration::ofSeconds)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final RecommenderMeters recommender;
  private final Map<String, Counter> counters = new ConcurrentHashMap<>();
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();
  private final Map<String, DistributionSummary> summaries = new ConcurrentHashMap<>();
  private final AtomicLong pending = new AtomicLong();

  public StageMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.recommender = new RecommenderMeters(registry);
    registry.gauge(PENDING, pending);
  }

  /** Meters of the recommender that the stages ask. */
  public RecommenderMeters recommender() {
    return recommender;
  }

  /** Meters that nobody reads, where a stage is run outside the program. */
  public static StageMetrics unobserved() {
    return new StageMetrics(new SimpleMeterRegistry());
  }

  public void accepted(String type, String origin) {
    counters
        .computeIfAbsent(
            ACCEPTED + '|' + type + '|' + origin,
            fresh -> registry.counter(ACCEPTED, "type", type, "origin", origin))
        .increment();
  }

  public void rejected(String reason) {
    count(REJECTED, "reason", reason);
  }

  public void stray() {
    count(STRAYS, "", "");
  }

  public void countOnly() {
    count(COUNT_ONLY, "", "");
  }

  public void catalogueUpdate(String change) {
    count(CATALOGUE_UPDATES, "change", change);
  }

  public void profileEvent(String outcome) {
    count(PROFILE_EVENTS, "outcome", outcome);
  }

  public void profileEvictions(int evicted) {
    counter(PROFILE_EVICTIONS, "", "").increment(evicted);
  }

  public void lateness(Duration late) {
    timers
        .computeIfAbsent(
            PROFILE_LATENESS,
            name -> Timer.builder(name).serviceLevelObjectives(AGES).register(registry))
        .record(late);
  }

  public void automated(String turn) {
    count(AUTOMATED, "turn", turn);
  }

  public void itemEvictions(int evicted) {
    counter(ITEM_EVICTIONS, "", "").increment(evicted);
  }

  public void sessionPublished() {
    count(SESSION_UPDATES, "", "");
  }

  public void itemPublished() {
    count(ITEM_UPDATES, "", "");
  }

  /** A shopper joins (1) or leaves (-1) those who wait for a list. */
  public void pending(int change) {
    pending.addAndGet(change);
  }

  public void candidates(int count) {
    summary(CANDIDATES).record(count);
  }

  public Timer candidateTime() {
    return timer(CANDIDATE_TIME);
  }

  public Timer encoderTime() {
    return timer(ENCODER_TIME);
  }

  public void batch(int shoppers) {
    summary(BATCH_SIZE).record(shoppers);
  }

  public void listPublished() {
    count(LISTS, "", "");
  }

  public void listUnchanged() {
    count(UNCHANGED, "", "");
  }

  public void freshness(Duration sinceArrival) {
    timer(FRESHNESS).record(sinceArrival);
  }

  public void outcome(String step) {
    count(OUTCOMES, "step", step);
  }

  public void outcomeEvictions(int evicted) {
    counter(OUTCOME_EVICTIONS, "", "").increment(evicted);
  }

  public void outcomeLeftOut(String reason) {
    count(OUTCOMES_LEFT_OUT, "reason", reason);
  }

  public void trendPublished(String resolution) {
    count(TRENDS, "resolution", resolution);
  }

  public void trendTooOld() {
    count(TRENDS_TOO_OLD, "", "");
  }

  public void trendSaveTime(Runnable saving) {
    timer(TRENDS_SAVE_TIME).record(saving);
  }

  public void modelSwapped(String kind) {
    count(MODELS_SWAPPED, "kind", kind);
  }

  public void modelRefused(String reason) {
    count(MODELS_REFUSED, "reason", reason);
  }

  public void failure(String reason) {
    count(FAILURES, "reason", reason);
  }

  /** Reports the size of something for as long as it lives. */
  public <T> void gauge(String name, T source, ToDoubleFunction<T> size) {
    registry.gauge(name, source, size);
  }

  /** Reports what something counts by itself, for as long as it lives. */
  public <T> void counter(String name, T source, ToDoubleFunction<T> count) {
    FunctionCounter.builder(name, source, count).register(registry);
  }

  private void count(String name, String tag, String value) {
    counter(name, tag, value).increment();
  }

  private Counter counter(String name, String tag, String value) {
    return counters.computeIfAbsent(
        name + '|' + value,
        fresh -> tag.isEmpty() ? registry.counter(name) : registry.counter(name, tag, value));
  }

  private Timer timer(String name) {
    return timers.computeIfAbsent(name, fresh -> latencies(fresh).register(registry));
  }

  /** A timer with the buckets that all timers of latencies have. */
  public static Timer.Builder latencies(String name) {
    return Latencies.timer(name);
  }

  private DistributionSummary summary(String name) {
    return summaries.computeIfAbsent(
        name,
        fresh ->
            DistributionSummary.builder(fresh).publishPercentiles(0.5, 0.99).register(registry));
  }
}
