package dev.daogou.storefront.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.storefront.service.CatalogueUpdateJson;
import dev.daogou.storefront.service.EventJson;
import dev.daogou.storefront.service.ServiceClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sends to Daogou's HTTP interface over several connections. A shopper always uses the same
 * connection, and a connection has one request under way, which keeps each shopper's order.
 */
public final class HttpDestination implements Destination {
  private static final int WAITING_BATCHES = 3;

  private final List<Lane> lanes = new ArrayList<>();
  private final AtomicReference<String> failure = new AtomicReference<>();

  /**
   * @param connections how many requests may be under way
   * @param batch most entries in a request
   */
  public HttpDestination(ServiceClient client, int connections, int batch, Tally tally) {
    for (int i = 0; i < connections; i++) {
      lanes.add(new Lane(client, batch, tally));
    }
  }

  @Override
  public void send(StorefrontEvent event) {
    lane(event.getShopper()).put(new Entry(true, EventJson.of(event)));
  }

  @Override
  public void send(CatalogueUpdate update) {
    lane(update.getItem()).put(new Entry(false, CatalogueUpdateJson.of(update)));
  }

  @Override
  public Optional<String> failure() {
    return Optional.ofNullable(failure.get());
  }

  @Override
  public void close() {
    lanes.forEach(Lane::finish);
  }

  private Lane lane(String key) {
    return lanes.get(Math.floorMod(key.hashCode(), lanes.size()));
  }

  private record Entry(boolean event, ObjectNode json) {
    private static final Entry LAST = new Entry(true, null);
  }

  private final class Lane {
    private final BlockingQueue<Entry> waiting;
    private final BatchSending sending;
    private final int batch;
    private final Thread thread;

    Lane(ServiceClient client, int batch, Tally tally) {
      this.batch = batch;
      waiting = new ArrayBlockingQueue<>(WAITING_BATCHES * batch);
      sending = new BatchSending(client, tally);
      thread = Thread.ofPlatform().name("replay-connection").daemon().start(this::work);
    }

    void put(Entry entry) {
      try {
        waiting.put(entry);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        failure.compareAndSet(null, "interrupted");
      }
    }

    void finish() {
      put(Entry.LAST);
      try {
        thread.join();
      } catch (InterruptedException e) {
        thread.interrupt();
        Thread.currentThread().interrupt();
      }
    }

    private void work() {
      try {
        List<Entry> taken = new ArrayList<>();
        while (!taken.contains(Entry.LAST)) {
          taken.clear();
          taken.add(waiting.take());
          waiting.drainTo(taken, batch - 1);
          sendAll(taken);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        failure.compareAndSet(null, "interrupted");
      }
    }

    /** A log holds events or items, never both, so the first entry tells for all. */
    private void sendAll(List<Entry> taken) throws InterruptedException {
      List<ObjectNode> bodies =
          taken.stream().filter(e -> e != Entry.LAST).map(Entry::json).toList();
      if (!bodies.isEmpty() && failure.get() == null) {
        sending
            .send(bodies, taken.getFirst().event())
            .ifPresent(w -> failure.compareAndSet(null, w));
      }
    }
  }
}
