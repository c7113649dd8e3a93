package dev.daogou.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts under exactly once while threads die without a commit. */
class ObjectStoreIT {
  private static final String TOPIC = "words";
  private static final String SET_ASIDE = "words-set-aside";
  private static final String COUNTS = "counts";
  private static final int KEYS = 20;
  private static final int RECORDS = 4_000;

  @TempDir private Path folder;
  private EmbeddedKafka kafka;

  @BeforeEach
  void startKafka() throws ExecutionException, InterruptedException {
    kafka =
        EmbeddedKafka.start(
            EmbeddedKafkaSettings.in(folder.resolve("kafka"))
                .withFurther(Map.of("group.min.session.timeout.ms", "1000")));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin
          .createTopics(
              List.of(new NewTopic(TOPIC, 2, (short) 1), new NewTopic(SET_ASIDE, 1, (short) 1)))
          .all()
          .get();
    }
  }

  @AfterEach
  void stopKafka() {
    kafka.close();
  }

  @Test
  void shouldLoseNothingAndCountNothingTwiceWhenThreadsDieBeforeTheyCommit() throws Exception {
    var deaths = new AtomicInteger();
    var random = new Random(7);
    produce(RECORDS);
    // Dies three times, each time with objects that no commit has seen.
    Runnable dying =
        () -> {
          if (deaths.get() < 3 && random.nextInt(500) == 0) {
            deaths.incrementAndGet();
            throw new StackOverflowError("on purpose");
          }
        };
    try (KafkaStreams streams = start(dying)) {
      await()
          .dontCatchUncaughtExceptions()
          .atMost(Duration.ofMinutes(5))
          .untilAsserted(() -> assertThat(counts(streams)).isEqualTo(expected(RECORDS)));
    }
    assertThat(deaths).hasPositiveValue();

    // A second start, which restores from the changelog and goes on.
    produce(RECORDS);
    try (KafkaStreams streams = start(() -> {})) {
      await()
          .atMost(Duration.ofMinutes(5))
          .untilAsserted(() -> assertThat(counts(streams)).isEqualTo(expected(2 * RECORDS)));
    }
  }

  @Test
  void shouldSetAsideAloneTheRecordThatFailsHalfway() throws Exception {
    produce(RECORDS);
    var failures = new AtomicInteger();
    Runnable failing =
        () -> {
          // The same record fails whenever it comes: the thousandth of its partition.
          failures.incrementAndGet();
          throw new IllegalStateException("on purpose");
        };
    try (KafkaStreams streams = start(() -> {}, failing)) {
      Map<String, Integer> expected = expected(RECORDS);
      await()
          .atMost(Duration.ofMinutes(5))
          .untilAsserted(
              () -> {
                Map<String, Integer> counts = counts(streams);
                assertThat(total(counts)).isEqualTo(RECORDS - 2);
                assertThat(counts).hasSameSizeAs(expected);
              });
    }
    assertThat(failures.get()).isGreaterThanOrEqualTo(2);
  }

  private static int total(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static Map<String, Integer> expected(int records) {
    Map<String, Integer> expected = new HashMap<>();
    for (int i = 0; i < records; i++) {
      expected.merge("key-" + i % KEYS, 1, Integer::sum);
    }
    return expected;
  }

  private void produce(int records) throws Exception {
    Map<String, Object> properties =
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    try (var producer =
        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      List<java.util.concurrent.Future<?>> sent = new ArrayList<>();
      for (int i = 0; i < records; i++) {
        sent.add(producer.send(new ProducerRecord<>(TOPIC, "key-" + i % KEYS, "x")));
      }
      for (var each : sent) {
        each.get();
      }
    }
  }

  private KafkaStreams start(Runnable before) {
    return start(before, () -> {});
  }

  private KafkaStreams start(Runnable before, Runnable halfway) {
    var topology = new Topology();
    topology.addSource(
        "source", Serdes.String().deserializer(), Serdes.String().deserializer(), TOPIC);
    topology.addProcessor("count", counting(before, halfway), "source");
    var streams = new KafkaStreams(topology, properties());
    streams.setUncaughtExceptionHandler(failure -> StreamThreadExceptionResponse.REPLACE_THREAD);
    streams.start();
    return streams;
  }

  private Properties properties() {
    var properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "object-store");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve("state").toString());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 200);
    properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, FailurePolicy.class);
    properties.put(FailurePolicy.TOPIC, SET_ASIDE);
    properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 50);
    properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 2_000);
    properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 300);
    return properties;
  }

  private static ProcessorSupplier<String, String, Void, Void> counting(
      Runnable before, Runnable halfway) {
    var builder =
        new ObjectStoreBuilder<>(
            Stores.persistentKeyValueStore(COUNTS),
            Serdes.String(),
            lists(),
            new HeldLimits(10, 4_000));
    return new ProcessorSupplier<>() {
      @Override
      public Counting get() {
        return new Counting(before, halfway);
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return Set.of(builder);
      }
    };
  }

  /** A count as a list of so many: an object that is changed in place. */
  private static Serde<List<Integer>> lists() {
    return Serdes.serdeFrom(
        (topic, list) -> list == null ? null : new byte[list.size() + 1],
        (topic, bytes) -> {
          if (bytes == null) {
            return null;
          }
          List<Integer> list = new ArrayList<>();
          for (int i = 1; i < bytes.length; i++) {
            list.add(i);
          }
          return list;
        });
  }

  private static final class Counting extends ContextualProcessor<String, String, Void, Void> {
    private static final int FAILS = 1_000;

    private final Runnable before;
    private final Runnable halfway;
    private ObjectStore<String, List<Integer>> counts;

    Counting(Runnable before, Runnable halfway) {
      this.before = before;
      this.halfway = halfway;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      super.init(context);
      counts = context.getStateStore(COUNTS);
    }

    @Override
    public void process(Record<String, String> record) {
      before.run();
      counts.change(
          record.key(),
          ArrayList::new,
          list -> {
            list.add(list.size());
            if (context().recordMetadata().orElseThrow().offset() == FAILS) {
              halfway.run();
            }
            return list;
          });
    }
  }

  private static Map<String, Integer> counts(KafkaStreams streams) {
    Map<String, Integer> counts = new HashMap<>();
    try {
      ReadOnlyKeyValueStore<String, List<Integer>> store =
          streams.store(
              StoreQueryParameters.fromNameAndType(COUNTS, QueryableStoreTypes.keyValueStore()));
      for (int i = 0; i < KEYS; i++) {
        String key = "key-" + i;
        Optional.ofNullable(store.get(key)).ifPresent(list -> counts.put(key, list.size()));
      }
    } catch (InvalidStateStoreException notNow) {
      return Map.of();
    }
    return counts;
  }
}
