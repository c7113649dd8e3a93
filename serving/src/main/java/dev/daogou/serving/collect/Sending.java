package dev.daogou.serving.collect;

import dev.daogou.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The records of one request on their way. Once a send has failed at once, the rest is not tried:
 * with no broker in reach, each would block for as long as the first.
 */
final class Sending {
  private static final String LATE = "no acknowledgement in time";
  private static final String STOPPING = "the service is stopping";
  private static final String NOT_SENT = "it was not handed over to Kafka";

  private final AtomicReferenceArray<Delivery> fates;
  private final AtomicInteger open;
  private int begun;
  private final Semaphore room;
  private final CompletableFuture<List<Delivery>> settled = new CompletableFuture<>();
  private volatile Delivery.@Nullable Unacknowledged failure;

  /**
   * @param records how many there are
   * @param room gets one permit back for every record whose fate is known
   */
  Sending(int records, Semaphore room) {
    this.room = room;
    fates = new AtomicReferenceArray<>(records);
    open = new AtomicInteger(records);
    if (records == 0) {
      settled.complete(List.of());
    }
  }

  /** Of a request of which nothing is to be sent. */
  static Sending ofNothing() {
    return new Sending(0, new Semaphore(0));
  }

  /** Hands one over. */
  void send(int number, ProducerRecord<byte[], byte[]> record, Producer<byte[], byte[]> producer) {
    begun = number + 1;
    Delivery earlier = failure;
    int bytes = length(record.key()) + length(record.value());
    if (bytes > Topics.LARGEST_RECORD) {
      settle(number, new Delivery.TooLarge(bytes));
    } else if (earlier != null) {
      settle(number, earlier);
    } else {
      try {
        var unused =
            producer.send(
                record,
                (metadata, error) ->
                    settle(number, error == null ? acknowledged(metadata) : failed(error)));
      } catch (RuntimeException e) {
        // Also of a producer that is closed already, which is no KafkaException.
        settle(number, failed(e));
      }
    }
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  /**
   * Settles what was not handed over, which can only be so where something went wrong on the way.
   */
  void noMoreToSend() {
    for (int number = begun; number < fates.length(); number++) {
      settle(number, new Delivery.Unacknowledged(NOT_SENT));
    }
  }

  /** Tells what became of all, in their order, once that is known or given up; never fails. */
  void whenSettled(Consumer<List<Delivery>> then) {
    var unused = settled.thenAccept(then);
  }

  boolean isSettled() {
    return settled.isDone();
  }

  /** What became of all, in their order; for when it is settled. */
  List<Delivery> deliveries() {
    return settled.join();
  }

  /** Waits for no more acknowledgements. */
  void giveUp() {
    giveUp(LATE);
  }

  /** What became of all, in their order; waits for the acknowledgements. */
  List<Delivery> await(Duration longest) {
    try {
      return settled.get(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      giveUp(LATE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      giveUp(STOPPING);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a delivery never completes exceptionally", e);
    }
    return settled.join();
  }

  private static Delivery acknowledged(RecordMetadata metadata) {
    return new Delivery.Acknowledged(metadata.partition(), metadata.offset());
  }

  private Delivery failed(Exception error) {
    String why = Objects.requireNonNullElse(error.getMessage(), error.getClass().getSimpleName());
    var unacknowledged = new Delivery.Unacknowledged(why);
    failure = unacknowledged;
    return unacknowledged;
  }

  private void settle(int number, Delivery fate) {
    if (fates.compareAndSet(number, null, fate)) {
      room.release();
      if (open.decrementAndGet() == 0) {
        settled.complete(deliveries(LATE));
      }
    }
  }

  // A record that is given up keeps its room until Kafka says what became of it.
  private void giveUp(String why) {
    settled.complete(deliveries(why));
  }

  private List<Delivery> deliveries(String whyNotKnown) {
    List<Delivery> deliveries = new ArrayList<>(fates.length());
    for (int number = 0; number < fates.length(); number++) {
      Delivery fate = fates.get(number);
      deliveries.add(fate == null ? new Delivery.Unacknowledged(whyNotKnown) : fate);
    }
    return deliveries;
  }
}
