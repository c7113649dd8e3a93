package dev.daogou.bench.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.daogou.bench.faults.Doors.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sends events as the documentation tells a shop to: with an id of its own, again and again with
 * the same id until it is acknowledged. What is acknowledged is entered into the ledger.
 * Thread-safe.
 */
final class Sender {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final Doors doors;
  private final Ledger ledger;
  private final ObjectMapper json = new ObjectMapper();
  private final AtomicInteger turn = new AtomicInteger();
  private final LongAdder taken = new LongAdder();
  private final LongAdder repeated = new LongAdder();
  private final List<String> refused = new ArrayList<>();
  private final LongAdder notTaken = new LongAdder();
  private volatile boolean over;

  Sender(Doors doors, Ledger ledger) {
    this.doors = doors;
    this.ledger = ledger;
  }

  /**
   * Sends an event until it is acknowledged.
   *
   * @return its receipt; empty where it was not acknowledged before the end
   */
  Optional<String> send(CountedEvent event) throws InterruptedException {
    int door = turn.getAndIncrement();
    for (int again = 0; !over; again++) {
      Optional<Duration> pause = Optional.of(PAUSE);
      try {
        Reply reply = doors.post(door + again, "/v1/events", event.json(), PATIENCE);
        Optional<String> receipt = receipt(reply);
        if (receipt.isPresent()) {
          event.enter(ledger);
          taken.increment();
          return receipt;
        }
        if (reply.status() != 429 && reply.status() != 503) {
          refuse(event, reply);
          return Optional.empty();
        }
        pause = reply.retryAfter();
      } catch (IOException gone) {
        // The other is asked.
      }
      repeated.increment();
      Thread.sleep(shorter(pause));
    }
    notTaken.increment();
    return Optional.empty();
  }

  private static Duration shorter(Optional<Duration> pause) {
    Duration asked = pause.orElse(PAUSE);
    return asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE;
  }

  private Optional<String> receipt(Reply reply) {
    if (!reply.isGood()) {
      return Optional.empty();
    }
    try {
      JsonNode result = json.readTree(reply.body()).path("results").path(0).path("receipt");
      return result.isTextual() ? Optional.of(result.asText()) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private synchronized void refuse(CountedEvent event, Reply reply) {
    refused.add(event.json() + " -> " + reply.status() + " " + reply.body());
  }

  /** Nothing is sent again from now on. */
  void giveUp() {
    over = true;
  }

  /** Events that were acknowledged. */
  long taken() {
    return taken.sum();
  }

  /** Times that an event was sent again. */
  long repeated() {
    return repeated.sum();
  }

  /** Events that nobody had acknowledged when it was over. */
  long notTaken() {
    return notTaken.sum();
  }

  /** Good events that were refused, with the answers. */
  synchronized List<String> refused() {
    return List.copyOf(refused);
  }
}
