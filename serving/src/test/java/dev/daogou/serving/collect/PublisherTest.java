package dev.daogou.serving.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daogou.app.Traces;
import dev.daogou.schemas.Topic;
import dev.daogou.serving.ops.ServiceMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublisherTest {
  private static final int ROOM = 10;
  private static final String UNWRITABLE = "unwritable";

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Publisher publisher =
      new Publisher(channel -> new Outlet(producer), ROOM, Duration.ZERO, metrics, Traces.off());

  @BeforeEach
  void tellFreeMemory() {
    MetricName name =
        new MetricName("buffer-available-bytes", "producer-metrics", "free memory", Map.of());
    producer.setMockMetrics(name, new FreeMemory(name));
  }

  @Test
  void shouldHaveItsRoomBackOnceKafkaHasAll() {
    Sending sending = send(3, "value");
    assertThat(onTheirWay()).isEqualTo(3);

    IntStream.range(0, 3).forEach(number -> producer.completeNext());

    assertThat(sending.deliveries()).allMatch(Delivery.Acknowledged.class::isInstance);
    assertThat(onTheirWay()).isZero();
  }

  @Test
  void shouldHaveItsRoomBackWhereARecordCannotBeWritten() {
    for (int request = 0; request < 2 * ROOM; request++) {
      assertThatThrownBy(() -> send(3, UNWRITABLE)).isInstanceOf(ArithmeticException.class);
    }

    assertThat(onTheirWay()).isZero();
  }

  @Test
  void shouldHaveItsRoomBackWhereTheProducerFailsAtOnce() {
    producer.sendException = new IllegalStateException("closed");

    for (int request = 0; request < 2 * ROOM; request++) {
      assertThat(send(3, "value").deliveries())
          .containsOnly(new Delivery.Unacknowledged("closed"))
          .hasSize(3);
    }

    assertThat(onTheirWay()).isZero();
  }

  @Test
  void shouldHaveItsRoomBackWhereTheChannelIsNotThere() {
    Publisher noChannel =
        new Publisher(
            channel -> {
              throw new IllegalStateException("no channel");
            },
            ROOM,
            Duration.ZERO,
            new SimpleMeterRegistry(),
            Traces.off());

    for (int request = 0; request < 2 * ROOM; request++) {
      assertThatThrownBy(() -> noChannel.send("events", topic(), entries(3, "value")))
          .hasMessage("no channel");
    }
  }

  @Test
  void shouldSendNothingForWhichThereIsNoRoom() {
    assertThat(publisher.send("events", topic(), entries(ROOM + 1, "value"))).isEmpty();

    assertThat(producer.history()).isEmpty();
    assertThat(onTheirWay()).isZero();
  }

  private Sending send(int records, String value) {
    return publisher.send("events", topic(), entries(records, value)).orElseThrow();
  }

  private double onTheirWay() {
    return metrics.get(ServiceMetrics.IN_FLIGHT).gauge().value();
  }

  private static List<Publisher.Entry<String, String>> entries(int entries, String value) {
    return IntStream.range(0, entries)
        .mapToObj(number -> new Publisher.Entry<>("key", value))
        .toList();
  }

  private static Topic<String, String> topic() {
    Serde<String> values =
        Serdes.serdeFrom(
            new StringSerializer() {
              @Override
              public byte[] serialize(String topic, String value) {
                if (value.equals(UNWRITABLE)) {
                  throw new ArithmeticException("long overflow");
                }
                return value.getBytes(UTF_8);
              }
            },
            Serdes.String().deserializer());
    return new Topic<>("events", Serdes.String(), values, 1, Map.of());
  }

  private record FreeMemory(MetricName metricName) implements Metric {
    @Override
    public Object metricValue() {
      return 1e9;
    }
  }
}
