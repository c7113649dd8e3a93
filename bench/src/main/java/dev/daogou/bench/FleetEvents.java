package dev.daogou.bench;

import dev.daogou.bench.workbench.ServiceCalls;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Views over HTTP in batches at a fixed rate, each batch to one of the instances that are in turn
 * and to the next where that one does not answer; tells of every event when it was due and where
 * Kafka put it.
 */
final class FleetEvents implements AutoCloseable {
  private static final int BATCH = 10;
  private static final int SHOPPERS = 2_000;
  private static final String TENANT = "default/";

  private final Fleet fleet;
  private final CoveredEvents covered;
  private final int items;
  private final double batchesPerSecond;
  // An event that is sent again under its id would be no event.
  private final String name = Long.toString(System.nanoTime(), Character.MAX_RADIX);
  private final Random random = new Random(7);
  private final LongAdder taken = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final Thread clock = Thread.ofPlatform().name("fleet-events").unstarted(this::inRhythm);
  private volatile boolean over;

  FleetEvents(Fleet fleet, CoveredEvents covered, int items, double perSecond) {
    this.fleet = fleet;
    this.covered = covered;
    this.items = items;
    batchesPerSecond = perSecond / BATCH;
  }

  void start() {
    clock.start();
  }

  /** Events that Kafka has. */
  long taken() {
    return taken.sum();
  }

  /** Batches that nobody took. */
  long refused() {
    return refused.sum();
  }

  private void inRhythm() {
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int number = 0; !over; number++) {
        long due = start + (long) (number * 1e9 / batchesPerSecond);
        Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
        int batch = number;
        List<ServiceCalls.View> views =
            IntStream.range(0, BATCH).mapToObj(i -> view(batch, i)).toList();
        threads.execute(() -> send(batch, views, due));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ServiceCalls.View view(int batch, int number) {
    return new ServiceCalls.View(
        "%s-%d-%d".formatted(name, batch, number),
        "s" + random.nextInt(SHOPPERS),
        "i" + random.nextInt(items));
  }

  private void send(int batch, List<ServiceCalls.View> views, long due) {
    try {
      if (!fleet.send(batch, calls -> note(views, calls.views(views), due))) {
        refused.increment();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void note(List<ServiceCalls.View> views, List<String> receipts, long due) {
    for (int i = 0; i < views.size(); i++) {
      String[] place = receipts.get(i).split("-", 2);
      covered.sent(
          TENANT + views.get(i).shopper(),
          Integer.parseInt(place[0]),
          Long.parseLong(place[1]),
          due);
      taken.increment();
    }
  }

  /** Sends no more, and returns when what was sent is answered. */
  @Override
  public void close() throws InterruptedException {
    over = true;
    clock.join();
  }
}
