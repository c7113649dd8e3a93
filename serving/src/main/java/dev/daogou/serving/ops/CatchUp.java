package dev.daogou.serving.ops;

import dev.daogou.serving.ops.Backlog.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * What the events that wait mean for the readiness of an instance that works them off. After its
 * start it is not ready until it keeps up with its partitions, or until patience ends: its lists
 * would be old. Whoever never keeps up is let in all the same, since the others would have still
 * more to do without it. Later it is not ready while one of its partitions stands still.
 */
final class CatchUp {
  private static final Logger LOG = Logger.getLogger(CatchUp.class);

  private final IntFunction<Optional<Waiting>> events;
  private final Bounds bounds;
  private final LongSupplier nanoTime;
  private OptionalLong patienceEnds = OptionalLong.empty();
  private boolean over;

  /**
   * What is demanded.
   *
   * @param behind most time from the coming of an event until it is worked off
   * @param patience longest that this is waited for; with zero nothing is demanded
   * @param still longest time without a single event worked off while some wait
   */
  record Bounds(Duration behind, Duration patience, Duration still) {}

  /**
   * @param events what waits in a partition; empty where that is not known
   */
  CatchUp(IntFunction<Optional<Waiting>> events, Bounds bounds, LongSupplier nanoTime) {
    this.events = events;
    this.bounds = bounds;
    this.nanoTime = nanoTime;
  }

  /**
   * Whether the instance, which runs, keeps up or has done so before.
   *
   * @param active partitions that it works on
   */
  synchronized boolean isOver(List<Integer> active) {
    over = over || bounds.patience().isZero() || keepsUp(active) || isPatienceOver();
    return over;
  }

  /**
   * The partition that stands still, and since when, in words.
   *
   * @param active partitions that the instance works on
   */
  Optional<String> standsStill(List<Integer> active) {
    return active.stream().flatMap(number -> standsStill(number).stream()).findFirst();
  }

  private boolean keepsUp(List<Integer> active) {
    return active.stream()
        .allMatch(number -> events.apply(number).filter(this::isWithinBound).isPresent());
  }

  private boolean isWithinBound(Waiting waiting) {
    return waiting.isWithin(bounds.behind());
  }

  private boolean isPatienceOver() {
    long now = nanoTime.getAsLong();
    if (patienceEnds.isEmpty()) {
      patienceEnds = OptionalLong.of(now + bounds.patience().toNanos());
    }
    boolean isOver = now - patienceEnds.getAsLong() >= 0;
    if (isOver) {
      LOG.warnf(
          "events are worked off more than %s late after %s: this instance takes requests all the"
              + " same, and its lists are old",
          bounds.behind(), bounds.patience());
    }
    return isOver;
  }

  private Optional<String> standsStill(int partition) {
    return events
        .apply(partition)
        .filter(waiting -> waiting.still() > bounds.still().toMillis())
        .map(
            waiting ->
                "partition %d of the events to go on: nothing was worked off for %d s at offset %d, and %d wait"
                    .formatted(
                        partition, waiting.still() / 1_000, waiting.done(), waiting.records()));
  }
}
