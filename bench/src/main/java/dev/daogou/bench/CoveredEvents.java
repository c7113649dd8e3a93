package dev.daogou.bench;

import dev.daogou.bench.workbench.Samples;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Which events are reflected: an event is covered as soon as there is a list of its shopper whose
 * basis is that event or a later one, or a progress marker of its partition says so. Told of events
 * and of what covers them in any order; thread-safe.
 */
final class CoveredEvents {
  private static final long NOWHERE = -1;

  private final Map<Integer, Queue<Waiting>> ofPartition = new HashMap<>();
  private final Map<String, Queue<Waiting>> ofShopper = new HashMap<>();
  private final Map<Integer, Long> marked = new HashMap<>();
  private final Map<String, Long> listed = new HashMap<>();
  private Samples staleness = new Samples();
  private long covered;

  /** An event on its way. */
  private static final class Waiting {
    private final long offset;
    private final long sentAt;
    private boolean covered;

    Waiting(long offset, long sentAt) {
      this.offset = offset;
      this.sentAt = sentAt;
    }
  }

  /**
   * An event that Kafka has.
   *
   * @param shopper key of its list
   * @param sentAt nanoseconds, when it was sent
   */
  synchronized void sent(String shopper, int partition, long offset, long sentAt) {
    Waiting event = new Waiting(offset, sentAt);
    if (offset <= marked.getOrDefault(partition, NOWHERE)
        || offset <= listed.getOrDefault(shopper, NOWHERE)) {
      cover(event);
    } else {
      ofPartition.computeIfAbsent(partition, fresh -> byOffset()).add(event);
      ofShopper.computeIfAbsent(shopper, fresh -> byOffset()).add(event);
    }
  }

  /** All events of a partition up to an offset are reflected. */
  synchronized void marker(int partition, long offset) {
    marked.merge(partition, offset, Math::max);
    cover(ofPartition.get(partition), offset);
  }

  /** A list of a shopper reflects the events of that shopper up to an offset. */
  synchronized void list(String shopper, long offset) {
    listed.merge(shopper, offset, Math::max);
    cover(ofShopper.get(shopper), offset);
  }

  /** Events covered so far. */
  synchronized long count() {
    return covered;
  }

  /** Milliseconds from sending to being covered, of events covered since this was last asked. */
  synchronized Samples stalenessUntilNow() {
    Samples now = staleness;
    staleness = new Samples();
    return now;
  }

  private static Queue<Waiting> byOffset() {
    return new PriorityQueue<>(Comparator.comparingLong(each -> each.offset));
  }

  private void cover(@Nullable Queue<Waiting> events, long offset) {
    while (events != null && !events.isEmpty() && events.peek().offset <= offset) {
      cover(events.remove());
    }
  }

  private void cover(Waiting event) {
    if (!event.covered) {
      event.covered = true;
      covered++;
      staleness.add((System.nanoTime() - event.sentAt) / 1e6);
    }
  }
}
