package dev.daogou.storefront.replay;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import org.jspecify.annotations.Nullable;

/**
 * Sends to Daogou's HTTP interface over several connections. A shopper always uses the same
 * connection, and a connection has one request under way, which keeps each shopper's order.
 */
public final class HttpDestination implements Destination {
  private static final int WAITING_BATCHES = 3;

  private final List<Lane> lanes = new ArrayList<>();
  private final AtomicReference<@Nullable String> failure = new AtomicReference<>();

  /**
   * @param connections how many requests may be under way
   * @param batch most entries in a request
   */
  public HttpDestination(ServiceClient client, int connections, int batch, Tally tally) {
    this(client, connections, batch, tally, Refusals.IGNORED);
  }

  /**
   * @param connections how many requests may be under way
   * @param batch most entries in a request
   * @param refusals is told of every entry that the service refuses
   */
  public HttpDestination(
      ServiceClient client, int connections, int batch, Tally tally, Refusals refusals) {
    for (int i = 0; i < connections; i++) {
      lanes.add(new Lane(new BatchSending(client, tally, refusals), batch));
    }
  }

  @Override
  public void send(StorefrontEvent event) {
    lane(event.getShopper()).put(new Entry(true, EventJson.of(event), Place.NOWHERE));
  }

  @Override
  public void send(CatalogueUpdate update) {
    send(update, Place.NOWHERE);
  }

  @Override
  public void send(CatalogueUpdate update, Place place) {
    lane(update.getItem()).put(new Entry(false, CatalogueUpdateJson.of(update), place));
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

  /** What is sent, and where it stands. */
  record Entry(boolean event, ObjectNode json, Place place) {
    private static final Entry LAST =
        new Entry(true, JsonNodeFactory.instance.objectNode(), Place.NOWHERE);
  }

  private final class Lane {
    private final BlockingQueue<Entry> waiting;
    private final BatchSending sending;
    private final int batch;
    private final Thread thread;

    Lane(BatchSending sending, int batch) {
      this.sending = sending;
      this.batch = batch;
      waiting = new ArrayBlockingQueue<>(WAITING_BATCHES * batch);
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
      List<Entry> entries = taken.stream().filter(e -> e != Entry.LAST).toList();
      if (!entries.isEmpty() && failure.get() == null) {
        sending
            .send(entries, taken.getFirst().event())
            .ifPresent(w -> failure.compareAndSet(null, w));
      }
    }
  }
}
