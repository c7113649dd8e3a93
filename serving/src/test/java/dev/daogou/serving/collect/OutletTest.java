package dev.daogou.serving.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class OutletTest {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final MetricName FREE =
      new MetricName("buffer-available-bytes", "producer-metrics", "free memory", Map.of());

  private final List<Double> free = new ArrayList<>(List.of(1e9));
  private final Slowly producer = new Slowly();
  private final Outlet outlet = outlet();

  private Outlet outlet() {
    producer.setMockMetrics(FREE, new FreeMemory());
    return new Outlet(producer);
  }

  @Test
  void shouldBePromptOnlyAfterKafkaHasTakenSomethingAndUntilItDoesNot() {
    assertThat(outlet.isPrompt()).isFalse();

    outlet.told(List.of(acknowledged()));
    assertThat(outlet.isPrompt()).isTrue();

    outlet.told(List.of(new Delivery.Unacknowledged("away")));
    assertThat(outlet.isPrompt()).isFalse();
  }

  @Test
  void shouldWaitUntilThePartitionsAreKnown() {
    producer.unknown = 3;

    outlet.awaitPartitions("events", deadline());

    assertThat(producer.unknown).isZero();
  }

  @Test
  void shouldWaitUntilThereIsRoom() {
    free.clear();
    free.addAll(List.of(0.0, 0.0, 1e9));

    outlet.awaitRoom(deadline());

    assertThat(free).containsExactly(1e9);
  }

  @Test
  void shouldNotWaitForEver() {
    producer.unknown = Integer.MAX_VALUE;
    free.set(0, 0.0);

    outlet.awaitPartitions("events", System.nanoTime());
    outlet.awaitRoom(System.nanoTime());

    assertThat(producer.unknown).isEqualTo(Integer.MAX_VALUE - 1);
  }

  private static long deadline() {
    return System.nanoTime() + PATIENCE.toNanos();
  }

  private static Delivery acknowledged() {
    return new Delivery.Acknowledged(0, 17);
  }

  /** Knows its topic after it was asked a few times. */
  private static final class Slowly extends MockProducer<byte[], byte[]> {
    private int unknown;

    Slowly() {
      super(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public synchronized List<PartitionInfo> partitionsFor(String topic) {
      if (unknown > 0) {
        unknown--;
        throw new TimeoutException("not present in metadata");
      }
      return List.of();
    }
  }

  private final class FreeMemory implements Metric {
    @Override
    public MetricName metricName() {
      return FREE;
    }

    @Override
    public Object metricValue() {
      return free.size() > 1 ? free.removeFirst() : free.getFirst();
    }
  }
}
