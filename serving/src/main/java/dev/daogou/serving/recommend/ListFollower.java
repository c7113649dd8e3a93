package dev.daogou.serving.recommend;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Follows every partition of a topic from its end, on a thread of its own, while anybody is there
 * to be told; sleeps otherwise, and takes up the end anew then. What is not committed yet is told,
 * too.
 */
final class ListFollower implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ListFollower.class);
  // Longest wait for records, which come as soon as they are there, and for Kafka to come back.
  private static final Duration LONGEST_POLL = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final List<TopicPartition> partitions;
  private final Supplier<Consumer<String, byte[]>> client;
  private final BooleanSupplier isNeeded;
  private final Reader reader;
  private final Thread thread =
      Thread.ofPlatform().name("live-lists").daemon().unstarted(this::run);
  private CompletableFuture<Void> atTheEnd = new CompletableFuture<>();
  private volatile boolean closed;

  /** Takes what is told. */
  interface Reader {
    void take(ConsumerRecord<String, byte[]> record);
  }

  /**
   * @param client makes a consumer, which this closes
   * @param isNeeded whether anybody is there to be told
   * @param reader takes the records, on the one thread
   */
  ListFollower(
      String topic,
      int partitions,
      Supplier<Consumer<String, byte[]>> client,
      BooleanSupplier isNeeded,
      Reader reader) {
    this.partitions =
        IntStream.range(0, partitions).mapToObj(each -> new TopicPartition(topic, each)).toList();
    this.client = client;
    this.isNeeded = isNeeded;
    this.reader = reader;
  }

  void start() {
    thread.start();
  }

  /** Whether it waits for somebody. */
  boolean isAsleep() {
    return LockSupport.getBlocker(thread) == this;
  }

  /** Somebody is there now. */
  void wake() {
    LockSupport.unpark(thread);
  }

  /**
   * Waits until everything that is written from now on will be told. Gives up when that takes too
   * long, as it does without Kafka.
   */
  void awaitTheEnd(Duration longest) {
    CompletableFuture<Void> reached;
    synchronized (this) {
      reached = atTheEnd;
    }
    try {
      reached.get(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException e) {
      LOG.debug("lists cannot be followed yet");
    }
  }

  private void run() {
    while (!closed) {
      try (Consumer<String, byte[]> consumer = client.get()) {
        consumer.assign(partitions);
        follow(consumer);
      } catch (InterruptException | WakeupException e) {
        LOG.debug("lists are followed no longer");
      } catch (KafkaException e) {
        LOG.warnf("lists cannot be followed: %s", e.getMessage());
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private void follow(Consumer<String, byte[]> consumer) {
    while (!closed) {
      sleepUntilNeeded();
      consumer.seekToEnd(partitions);
      partitions.forEach(consumer::position);
      reached();
      while (!closed && !rests()) {
        consumer.poll(LONGEST_POLL).forEach(reader::take);
      }
    }
  }

  private void sleepUntilNeeded() {
    while (!isNeeded.getAsBoolean() && !closed) {
      LockSupport.park(this);
    }
  }

  private synchronized void reached() {
    atTheEnd.complete(null);
  }

  // Whoever comes has counted before asking for the end: either is seen here, or waits for a new
  // one.
  private synchronized boolean rests() {
    if (isNeeded.getAsBoolean()) {
      return false;
    }
    atTheEnd = new CompletableFuture<>();
    return true;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
