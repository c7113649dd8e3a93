package dev.daogou.bench;

import dev.daogou.bench.workbench.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Views and reads at a fixed rate, each to one of the instances that are in turn; where one does
 * not answer, the next is asked, as a load balancer does it.
 */
final class FleetTraffic implements AutoCloseable {
  private final Fleet fleet;
  private final int shoppers;
  private final int items;
  private final long pauseNanos;
  private final Map<String, LongAdder> sent = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> levels = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();
  private final LongAdder failed = new LongAdder();
  private final List<Thread> threads;
  private Samples reads = new Samples();
  private volatile boolean over;

  FleetTraffic(Fleet fleet, int shoppers, int items, double perSecond) {
    this.fleet = fleet;
    this.shoppers = shoppers;
    this.items = items;
    pauseNanos = (long) (1e9 / perSecond);
    threads =
        List.of(
            Thread.ofVirtual().unstarted(() -> inRhythm(this::view)),
            Thread.ofVirtual().unstarted(() -> inRhythm(this::read)));
  }

  void start() {
    threads.forEach(Thread::start);
  }

  /** Views that were acknowledged, by shopper. */
  Map<String, Long> sent() {
    Map<String, Long> counts = new TreeMap<>();
    sent.forEach((shopper, count) -> counts.put(shopper, count.sum()));
    return counts;
  }

  /** Views that nobody acknowledged, by shopper; Kafka may have some of them all the same. */
  Map<String, Long> refused() {
    Map<String, Long> counts = new TreeMap<>();
    refused.forEach((shopper, count) -> counts.put(shopper, count.sum()));
    return counts;
  }

  /** Reads that nobody answered. */
  long failed() {
    return failed.sum();
  }

  /** Reads so far, by level. */
  Map<String, Long> levels() {
    Map<String, Long> counts = new TreeMap<>();
    levels.forEach((level, count) -> counts.put(level, count.sum()));
    return counts;
  }

  /** Times of the reads since this was last called, in milliseconds. */
  synchronized Samples readsUntilNow() {
    Samples now = reads;
    reads = new Samples();
    return now;
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private interface Act {
    void run(int number, Random random) throws InterruptedException;
  }

  private void inRhythm(Act act) {
    Random random = new Random(5);
    long due = System.nanoTime();
    try {
      for (int number = 0; !over; number++) {
        act.run(number, random);
        due = Math.max(due + pauseNanos, System.nanoTime() - pauseNanos);
        Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void view(int number, Random random) throws InterruptedException {
    String shopper = "s" + random.nextInt(shoppers);
    String item = "i" + random.nextInt(items);
    boolean taken = fleet.send(number, calls -> calls.view("v" + number, shopper, item));
    (taken ? sent : refused).computeIfAbsent(shopper, ignored -> new LongAdder()).increment();
  }

  private void read(int number, Random random) throws InterruptedException {
    String path = "/v1/users/s" + random.nextInt(shoppers) + "/recommendations";
    long began = System.nanoTime();
    boolean answered =
        fleet.send(
            number,
            calls -> {
              String level = calls.tree(path).path("level").asText();
              levels.computeIfAbsent(level, ignored -> new LongAdder()).increment();
            });
    if (!answered) {
      failed.increment();
    }
    add((System.nanoTime() - began) / 1e6);
  }

  private synchronized void add(double millis) {
    reads.add(millis);
  }
}
