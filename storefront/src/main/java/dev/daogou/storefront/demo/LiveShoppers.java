package dev.daogou.storefront.demo;

import dev.daogou.storefront.simulator.Shopper;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** All shoppers of a run, each on a virtual thread of its own. */
final class LiveShoppers implements AutoCloseable {
  private final List<Thread> threads;

  private LiveShoppers(List<Thread> threads) {
    this.threads = threads;
  }

  /** Lets the shoppers in; they come until closing time. */
  static LiveShoppers letIn(List<Shopper> shoppers, Run run, double rate, long seed) {
    Duration pause = Duration.ofNanos(Math.round(1e9 * shoppers.size() / rate));
    SplittableRandom random = new SplittableRandom(seed);
    return new LiveShoppers(
        shoppers.stream()
            .map(s -> new LiveShopper(s, run, pause, random.split()))
            .map(s -> Thread.ofVirtual().start(s))
            .toList());
  }

  /** Sends everybody home and waits until they have gone. */
  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
