package dev.daogou.serving.collect;

import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * The producer of one outgoing channel, and whether handing records to it can take time: it blocks
 * while it does not know the topic's partitions, and while its memory is full.
 */
final class Outlet {
  private static final String FREE_MEMORY = "buffer-available-bytes";
  private static final double ENOUGH_BYTES = 16 << 20;
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

  /** Whether a few small records can be handed over without waiting. */
  boolean isPrompt() {
    return isKnown
        && System.nanoTime() - knownSince < KNOWN_FOR_NANOS
        && (double) freeMemory.metricValue() >= ENOUGH_BYTES;
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
