package dev.daogou.bench;

import dev.daogou.bench.workbench.Workbench;
import dev.daogou.schemas.Topics;
import dev.daogou.schemas.ValueSerdes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The least way from an event to something that can be read: produce, transform exactly once, an
 * output topic, a table of another application, all in this process and without HTTP.
 */
final class FreshnessFloor implements AutoCloseable {
  private static final String TABLE = "table";
  private static final long LOOK_EVERY_NANOS = 50_000;

  private final String input;
  private final KafkaStreams transform;
  private final KafkaStreams table;
  private final KafkaProducer<byte[], byte[]> producer;
  private @Nullable ReadOnlyKeyValueStore<byte[], byte[]> values;

  FreshnessFloor(Workbench bench) {
    String servers = bench.bootstrapServers();
    Topics topics = Topics.of("fresh.", 4, ValueSerdes.singleObject());
    bench.create(topics);
    input = topics.events().name();
    String output = topics.recommendations().name();
    transform =
        new KafkaStreams(
            FloorTopology.of(input, output),
            FloorTopology.properties("fresh-transform", servers, bench.path("fresh-transform")));
    StreamsBuilder second = new StreamsBuilder();
    second.table(
        output,
        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()),
        Materialized.<byte[], byte[], KeyValueStore<Bytes, byte[]>>as(TABLE).withCachingDisabled());
    Properties reading =
        FloorTopology.properties("fresh-table", servers, bench.path("fresh-table"));
    reading.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    table = new KafkaStreams(second.build(), reading);
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ProducerConfig.LINGER_MS_CONFIG,
                0),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Starts both applications and returns when they run. */
  void start() throws InterruptedException {
    transform.start();
    table.start();
    while (transform.state() != KafkaStreams.State.RUNNING
        || table.state() != KafkaStreams.State.RUNNING) {
      Thread.sleep(50);
    }
    values =
        table.store(
            StoreQueryParameters.fromNameAndType(TABLE, QueryableStoreTypes.keyValueStore()));
  }

  /** Sends an event and returns when the table shows it or a later one of the same shopper. */
  void sendAndRead(int number, String shopper) {
    byte[] key = shopper.getBytes(StandardCharsets.UTF_8);
    byte[] value = ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    var unused = producer.send(new ProducerRecord<>(input, key, value));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (shown(key) < number) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("event " + number + " never showed in the table");
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
  }

  private int shown(byte[] key) {
    byte[] value = Objects.requireNonNull(values, "start comes first").get(key);
    return value == null ? -1 : ByteBuffer.wrap(value).getInt();
  }

  @Override
  public void close() {
    producer.close();
    transform.close();
    table.close();
  }
}
