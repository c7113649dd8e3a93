package dev.daogou.serving.ops;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Whether a consumer keeps up with its topic, told from looks at how far the topic reaches and how
 * far the consumer has come: it does where all that had come by one look is done within a bound of
 * time. One thread.
 */
final class KeepingUp {
  /** So few are no backlog: markers of transactions, which nobody commits, are records, too. */
  static final long FEW = 10;

  private final long boundMs;
  private final Deque<Look> looks = new ArrayDeque<>();

  private record Look(long at, Map<Integer, Long> ends) {
    boolean isDone(Map<Integer, Long> done) {
      return ends.entrySet().stream()
          .allMatch(end -> done.getOrDefault(end.getKey(), 0L) >= end.getValue() - FEW);
    }
  }

  /**
   * @param bound most time from the coming of a record until it is done
   */
  KeepingUp(Duration bound) {
    boundMs = bound.toMillis();
  }

  /**
   * Looks once more.
   *
   * @param now milliseconds, at the look
   * @param ends offset of the next record to come, by partition
   * @param done offset of the next record to be done, by partition
   */
  boolean look(long now, Map<Integer, Long> ends, Map<Integer, Long> done) {
    looks.add(new Look(now, Map.copyOf(ends)));
    looks.removeIf(look -> look.at() < now - boundMs);
    // Partitions may have moved: what an earlier look saw of those that are gone counts no more.
    return looks.stream()
        .anyMatch(look -> look.ends().keySet().equals(ends.keySet()) && look.isDone(done));
  }
}
