package dev.daogou.serving.collect;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * The producer of one outgoing channel. It takes no record while it does not know the topic's
 * partitions, nor while its memory is full, and does not wait for either itself: once every broker
 * is gone it knows nothing any more, at a moment that nobody foresees, and an event loop that
 * waited would answer no reads meanwhile.
 */
final class Outlet {
  private static final String FREE_MEMORY = "buffer-available-bytes";
  private static final double ENOUGH_BYTES = 16 << 20;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
  // A producer forgets the partitions of a topic to which it has sent nothing for five minutes.
  private static final long KNOWN_FOR_NANOS = 60_000_000_000L;

  private final Producer<byte[], byte[]> producer;
  private final Metric freeMemory;
  private volatile boolean isKnown;
  private volatile long knownSince;

  /**
   * @throws IllegalStateException when the producer does not tell how much memory it has
   */
  Outlet(Producer<byte[], byte[]> producer) {
    this.producer = producer;
    freeMemory =
        producer.metrics().entrySet().stream()
            .filter(each -> isFreeMemory(each.getKey()))
            .<Metric>map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("a producer without " + FREE_MEMORY));
  }

  Producer<byte[], byte[]> producer() {
    return producer;
  }

  /** Whether it will take a few small records at once, as far as anybody knows. */
  boolean isPrompt() {
    return isKnown && System.nanoTime() - knownSince < KNOWN_FOR_NANOS && hasRoom();
  }

  /** Waits until it knows the partitions of a topic, or until some moment; not on an event loop. */
  void awaitPartitions(String topic, long deadlineNanos) {
    while (!isPartitioned(topic) && mayWaitOn(deadlineNanos)) {
      // Looks again.
    }
  }

  /** Waits until there is room for records, or until some moment; not on an event loop. */
  void awaitRoom(long deadlineNanos) {
    while (!hasRoom() && mayWaitOn(deadlineNanos)) {
      // Looks again.
    }
  }

  private boolean isPartitioned(String topic) {
    try {
      producer.partitionsFor(topic);
      return true;
    } catch (KafkaException notYet) {
      return false;
    }
  }

  private boolean hasRoom() {
    return (double) freeMemory.metricValue() >= ENOUGH_BYTES;
  }

  private static boolean mayWaitOn(long deadlineNanos) {
    if (System.nanoTime() - deadlineNanos >= 0) {
      return false;
    }
    try {
      Thread.sleep(BETWEEN_LOOKS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Notes what became of the last records. */
  void told(Iterable<Delivery> deliveries) {
    for (Delivery each : deliveries) {
      if (each instanceof Delivery.Acknowledged) {
        knownSince = System.nanoTime();
        isKnown = true;
      } else if (each instanceof Delivery.Unacknowledged) {
        isKnown = false;
        return;
      }
    }
  }

  private static boolean isFreeMemory(MetricName name) {
    return name.name().equals(FREE_MEMORY) && name.group().equals("producer-metrics");
  }
}
