package dev.daogou.serving.recommend;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.jboss.logging.Logger;

/**
 * How many records the lists on this instance lack, by partition, measured again and again. While
 * Kafka does not answer, what was measured last holds: nobody can write then either. A partition
 * that was never measured is beyond every bound.
 */
final class CopyLag implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(CopyLag.class);
  private static final Duration EVERY = Duration.ofMillis(500);

  private final KafkaStreams streams;
  private final long most;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("copy-lag").daemon().factory());
  private volatile Map<Integer, LagInfo> measured = Map.of();

  /**
   * @param most records that a copy may lack
   */
  CopyLag(KafkaStreams streams, long most) {
    this.streams = streams;
    this.most = most;
  }

  /** Measures from now on. */
  void start() {
    var unused =
        clock.scheduleWithFixedDelay(this::measure, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether what is here of the partition may answer. */
  boolean isWithinBound(int partition) {
    LagInfo lag = measured.get(partition);
    return lag != null && lag.offsetLag() <= most;
  }

  /** Most records that any partition here lacks. */
  long largest() {
    return measured.values().stream().mapToLong(LagInfo::offsetLag).max().orElse(0);
  }

  private void measure() {
    try {
      measured =
          Map.copyOf(
              streams
                  .allLocalStorePartitionLags()
                  .getOrDefault(ServeTopology.RECOMMENDATIONS, Map.of()));
    } catch (KafkaException | IllegalStateException e) {
      LOG.debugf("the lag cannot be measured: %s", e.getMessage());
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
