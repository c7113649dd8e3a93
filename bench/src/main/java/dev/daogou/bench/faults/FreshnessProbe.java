package dev.daogou.bench.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.bench.faults.Doors.Reply;
import dev.daogou.bench.workbench.Samples;
import java.time.Duration;
import java.util.Optional;

/**
 * A shopper who clicks and then reads until the list reflects the click, again and again: how long
 * that takes is how stale lists are.
 */
final class FreshnessProbe implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration AGAIN = Duration.ofMillis(50);
  private static final Duration READ_PATIENCE = Duration.ofSeconds(3);
  private static final int CLICKS_OF_ONE = 30;
  // Nobody who looks at so few is taken for a program, whose clicks teach nothing.
  private static final int ITEMS = 5;

  private final Doors doors;
  private final Sender sender;
  private final ObjectMapper json = new ObjectMapper();
  private final Samples seconds = new Samples();
  private final Thread thread = Thread.ofVirtual().name("bench-freshness").unstarted(this::run);
  private volatile boolean over;

  FreshnessProbe(Doors doors, Sender sender) {
    this.doors = doors;
    this.sender = sender;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      for (int click = 0; !over; click++) {
        probe("probe-" + click / CLICKS_OF_ONE, click);
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void probe(String shopper, int click) throws InterruptedException {
    long began = System.nanoTime();
    Optional<String> receipt =
        sender.send(CountedEvent.view(shopper + "-" + click, shopper, "i" + click % ITEMS));
    if (receipt.isEmpty()) {
      return;
    }
    String path = "/v1/users/" + shopper + "/recommendations?receipt=" + receipt.get();
    while (!over && !isCovered(doors.read(click, path, READ_PATIENCE, doors.count()))) {
      Thread.sleep(AGAIN);
    }
    add((System.nanoTime() - began) / 1e9);
  }

  private boolean isCovered(Optional<Reply> reply) {
    try {
      return reply.isPresent()
          && json.readTree(reply.get().body()).at("/receipt/covered").asBoolean();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private synchronized void add(double took) {
    seconds.add(took);
  }

  /** Seconds from each click until its list could be read. */
  synchronized Samples seconds() {
    return seconds;
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    thread.join();
  }
}
