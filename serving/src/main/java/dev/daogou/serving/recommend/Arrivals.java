package dev.daogou.serving.recommend;

import dev.daogou.schemas.ProgressMarker;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What the table has taken in, for readers that wait: how far each partition's lists are complete,
 * and a call to whoever waits for a shopper's next list.
 */
final class Arrivals {
  private final Map<Integer, Long> reflected = new ConcurrentHashMap<>();
  private final Map<String, Set<CountDownLatch>> waitingForList = new ConcurrentHashMap<>();
  private final Map<Integer, Set<WaitingForMarker>> waitingForMarker = new ConcurrentHashMap<>();

  /** A list of this key is in the table. */
  void list(String key) {
    Set<CountDownLatch> waiting = waitingForList.get(key);
    if (waiting != null) {
      waiting.forEach(CountDownLatch::countDown);
    }
  }

  /** Everything up to the marker is in the table. */
  void marker(ProgressMarker marker) {
    reflected.merge(marker.getPartition(), marker.getOffset(), Math::max);
    for (WaitingForMarker each : waitingForMarker.getOrDefault(marker.getPartition(), Set.of())) {
      if (each.offset() <= marker.getOffset()) {
        each.latch().countDown();
      }
    }
  }

  /** The task of the partition is elsewhere from now on. */
  void leave(int partition) {
    reflected.remove(partition);
  }

  /** Up to where the lists of a partition are complete; empty where that is not known here. */
  OptionalLong reflected(int partition) {
    Long offset = reflected.get(partition);
    return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
  }

  /** Whether every list up to the receipt is in the table. */
  boolean isReflected(Receipt receipt) {
    return reflected.getOrDefault(receipt.partition(), -1L) >= receipt.offset();
  }

  /**
   * Announces a wait. Announce first and look at the table then, so that nothing that arrives in
   * between is missed.
   */
  Wait announce(String key, Receipt receipt) {
    CountDownLatch latch = new CountDownLatch(1);
    WaitingForMarker forMarker = new WaitingForMarker(receipt.offset(), latch);
    waitingForMarker
        .computeIfAbsent(receipt.partition(), fresh -> ConcurrentHashMap.newKeySet())
        .add(forMarker);
    waitingForList.compute(
        key,
        (same, waiting) -> {
          Set<CountDownLatch> all = waiting == null ? ConcurrentHashMap.newKeySet() : waiting;
          all.add(latch);
          return all;
        });
    return new Wait(key, receipt.partition(), forMarker);
  }

  private record WaitingForMarker(long offset, CountDownLatch latch) {}

  /** One announced wait; close it when it is over. */
  final class Wait implements AutoCloseable {
    private final String key;
    private final int partition;
    private final WaitingForMarker forMarker;

    private Wait(String key, int partition, WaitingForMarker forMarker) {
      this.key = key;
      this.partition = partition;
      this.forMarker = forMarker;
    }

    /** Until a list of the key or a covering marker arrives; false when the time is over first. */
    boolean await(Duration longest) throws InterruptedException {
      return forMarker.latch().await(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
      waitingForMarker.getOrDefault(partition, Set.of()).remove(forMarker);
      waitingForList.computeIfPresent(
          key,
          (same, waiting) -> {
            waiting.remove(forMarker.latch());
            return waiting.isEmpty() ? null : waiting;
          });
    }
  }
}
