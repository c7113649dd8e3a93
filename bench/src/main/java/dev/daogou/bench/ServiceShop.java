package dev.daogou.bench;

import dev.daogou.bench.workbench.Clock;
import dev.daogou.bench.workbench.ServiceCalls;
import dev.daogou.bench.workbench.ServiceChild;
import dev.daogou.bench.workbench.Workbench;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;

/** The real service over HTTP, with a catalogue, and shoppers who click. */
final class ServiceShop implements AutoCloseable {
  private static final int ITEMS = 2_000;
  private static final int SHOPPERS = 500;
  private static final int ONE_BY_ONE = 200;
  private static final Duration STARTING = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  // The service waits itself; ever longer pauses keep one that is behind from being flooded.
  private static final long FIRST_PAUSE_MS = 5;
  private static final long LONGEST_PAUSE_MS = 500;

  private final ServiceChild service;
  private final ServiceCalls calls;
  private final Random random = new Random(3);

  private ServiceShop(ServiceChild service, ServiceCalls calls) {
    this.service = service;
    this.calls = calls;
  }

  /** Starts it and returns when it has a catalogue and has shown that it follows clicks. */
  static ServiceShop open(Workbench bench) throws IOException, InterruptedException {
    ServiceChild service = ServiceChild.start(bench);
    ServiceShop shop = new ServiceShop(service, new ServiceCalls(service.address()));
    shop.calls.fillCatalogue(ITEMS);
    double deadline = Clock.wallSeconds() + STARTING.toSeconds();
    for (int shown = 0, number = 0; shown < ONE_BY_ONE; number++) {
      shown += shop.click("one-" + number) ? 1 : 0;
      if (Clock.wallSeconds() > deadline) {
        String said = service.logTail();
        shop.close();
        throw new IOException("a quiet service shows no list; it says:\n" + said);
      }
    }
    return shop;
  }

  ServiceChild service() {
    return service;
  }

  ServiceCalls calls() {
    return calls;
  }

  static int shoppers() {
    return SHOPPERS;
  }

  /** A view of some item by some shopper. */
  synchronized ServiceCalls.View view(String id) {
    return new ServiceCalls.View(id, "s" + random.nextInt(SHOPPERS), "i" + random.nextInt(ITEMS));
  }

  /** Sends a click and waits for its list; says whether it came before patience ran out. */
  boolean click(String id) throws IOException, InterruptedException {
    ServiceCalls.View view = view(id);
    return isShown(view.shopper(), calls.view(view.id(), view.shopper(), view.item()));
  }

  /** Waits for the list that covers a receipt; says whether it came before patience ran out. */
  boolean isShown(String shopper, String receipt) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long pause = FIRST_PAUSE_MS;
    while (!calls.covers(shopper, receipt)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    }
    return true;
  }

  @Override
  public void close() {
    calls.close();
    service.close();
  }
}
