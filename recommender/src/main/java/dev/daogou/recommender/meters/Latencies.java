package dev.daogou.recommender.meters;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.IntStream;

/**
 * Timers that are asked for a quantile. A quantile over several instances can only be had from
 * buckets, and each costs a series: so all of them share their edges.
 */
public final class Latencies {
  private static final Duration[] EDGES =
      IntStream.of(1, 2, 5, 10, 20, 40, 80, 150, 300, 600, 1_200, 2_500, 5_000, 10_000, 30_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private Latencies() {}

  /** A timer of that name with the shared buckets. */
  public static Timer.Builder timer(String name) {
    return Timer.builder(name).serviceLevelObjectives(EDGES);
  }
}
