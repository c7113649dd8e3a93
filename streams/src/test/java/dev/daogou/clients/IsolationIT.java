package dev.daogou.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daogou.app.DeadLetter;
import dev.daogou.app.FailurePolicy;
import dev.daogou.app.PollTimeout;
import dev.daogou.app.StageMetrics;
import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records that stop their partition, among good ones, in an application that works exactly once.
 */
class IsolationIT {
  private static final String APPLICATION = "isolation";
  private static final String TOPIC = "records";
  private static final String BESIDE = "beside";
  private static final String DEAD = "dead";
  private static final String KEPT = "kept";
  private static final int PARTITIONS = 2;
  private static final int GOOD = 300;

  /** Where each does its mischief: as it comes, or behind a topic of the application's own. */
  private static final List<String> STRANGE =
      List.of(
          "second " + Misbehaviour.THROWS,
          "first " + Misbehaviour.TAKES_LONG,
          "first " + Misbehaviour.GROWS,
          "second " + Misbehaviour.GROWS,
          "second " + Misbehaviour.OVERFLOWS_THE_STACK,
          "first " + Misbehaviour.FILLS_THE_MEMORY);

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final MeterRegistry meters = new SimpleMeterRegistry();

  @TempDir private Path folder;
  private EmbeddedKafka kafka;

  @BeforeEach
  void startKafka() throws Exception {
    kafka =
        EmbeddedKafka.start(
            EmbeddedKafkaSettings.in(folder.resolve("kafka"))
                .withFurther(
                    Map.of("transaction.abort.timed.out.transaction.cleanup.interval.ms", "200")));
    try (Admin admin = Admin.create(client())) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(TOPIC, PARTITIONS, (short) 1),
                  new NewTopic(BESIDE, PARTITIONS, (short) 1),
                  new NewTopic(DEAD, 1, (short) 1)))
          .all()
          .get();
    }
  }

  @AfterEach
  void stopKafka() {
    kafka.close();
  }

  @Test
  void shouldSetAsideAloneWhatStopsAPartition() throws Exception {
    produce();
    try (KafkaStreams streams = start(folder.resolve("state"))) {
      await("all good records")
          .atMost(PATIENCE)
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(kept(streams)).isEqualTo(2 * GOOD));
    }

    List<ConsumerRecord<String, String>> dead = dead();
    assertThat(dead).map(ConsumerRecord::value).containsExactlyInAnyOrderElementsOf(STRANGE);
    assertThat(dead)
        .allSatisfy(
            letter -> {
              assertThat(header(letter, DeadLetter.REASON)).isEqualTo("stops-its-partition");
              assertThat(header(letter, DeadLetter.DETAIL)).isNotBlank();
              assertThat(header(letter, DeadLetter.OFFSET)).matches("\\d+");
            });
    assertThat(meters.get(StageMetrics.FAILURES).counter().count()).isEqualTo(dead.size());
  }

  /** The good ones, and in their middle one strange one after the other. */
  private void produce() throws Exception {
    try (var producer =
        new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
      List<java.util.concurrent.Future<?>> sent = new ArrayList<>();
      for (int i = 0; i < GOOD; i++) {
        if (i == GOOD / 2) {
          for (String strange : STRANGE) {
            sent.add(producer.send(new ProducerRecord<>(TOPIC, "strange", strange)));
          }
        }
        sent.add(producer.send(new ProducerRecord<>(TOPIC, "good-" + i, "good")));
        sent.add(producer.send(new ProducerRecord<>(BESIDE, "beside-" + i, "good")));
      }
      for (var each : sent) {
        each.get();
      }
    }
  }

  private KafkaStreams start(Path state) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(KEPT), Serdes.String(), Serdes.String()));
    builder.stream(TOPIC, Consumed.with(Serdes.String(), Serdes.String()))
        .process(() -> new Handling("first", false))
        .repartition(
            Repartitioned.with(Serdes.String(), Serdes.String())
                .withName("behind")
                .withNumberOfPartitions(PARTITIONS))
        .process(() -> new Handling("second", true), KEPT);
    // Belongs to the same task, which must not wait for what is held back of it.
    builder.stream(BESIDE, Consumed.with(Serdes.String(), Serdes.String()))
        .process(() -> new Handling("second", true), KEPT);
    StreamClients clients =
        new StreamClients(
            new PollTimeout(),
            new StreamClients.SettingAside(
                APPLICATION,
                DEAD,
                Duration.ofMillis(Misbehaviour.TRANSACTION_MS),
                Optional.of(new StageMetrics(meters))));
    KafkaStreams streams = new KafkaStreams(builder.build(), properties(state), clients);
    streams.setUncaughtExceptionHandler(
        failure -> {
          clients.failed(failure);
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    streams.start();
    return streams;
  }

  private Properties properties(Path state) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 50);
    properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        Misbehaviour.TRANSACTION_MS);
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
    FailurePolicy.in(properties, DEAD, new StageMetrics(meters));
    return properties;
  }

  private static int kept(KafkaStreams streams) {
    ReadOnlyKeyValueStore<String, String> store =
        streams.store(
            StoreQueryParameters.fromNameAndType(KEPT, QueryableStoreTypes.keyValueStore()));
    List<String> kept = new ArrayList<>();
    try (var all = store.all()) {
      all.forEachRemaining(each -> kept.add(each.key));
    }
    return kept.size();
  }

  private List<ConsumerRecord<String, String>> dead() {
    Map<String, Object> reading =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed");
    List<ConsumerRecord<String, String>> dead = new ArrayList<>();
    TopicPartition only = new TopicPartition(DEAD, 0);
    try (var consumer =
        new KafkaConsumer<>(reading, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(Set.of(only));
      consumer.seekToBeginning(Set.of(only));
      long end = consumer.endOffsets(Set.of(only)).get(only);
      while (consumer.position(only) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(dead::add);
      }
    }
    return dead;
  }

  private static String header(ConsumerRecord<?, ?> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }

  private Map<String, Object> client() {
    return Map.of("bootstrap.servers", kafka.bootstrapServers());
  }

  /** Keeps what it gets, and does what strange records make it do where they name this place. */
  private static final class Handling extends ContextualProcessor<String, String, String, String> {
    private final String place;
    private final boolean isLast;

    Handling(String place, boolean isLast) {
      this.place = place;
      this.isLast = isLast;
    }

    @Override
    public void process(Record<String, String> record) {
      String value = record.value();
      if (value.startsWith(place)) {
        // What is written before is taken back.
        context().forward(record);
        value = Misbehaviour.valueOf(value.substring(place.length() + 1)).handle();
      }
      if (isLast) {
        KeyValueStore<String, String> kept = context().getStateStore(KEPT);
        kept.put(record.key(), value);
      }
      context().forward(record.withValue(value));
    }
  }
}
