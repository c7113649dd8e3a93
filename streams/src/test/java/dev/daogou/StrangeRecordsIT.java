package dev.daogou;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daogou.app.DeadLetter;
import dev.daogou.app.RunSettings;
import dev.daogou.app.StageMetrics;
import dev.daogou.clients.Misbehaviour;
import dev.daogou.embedded.EmbeddedKafka;
import dev.daogou.embedded.EmbeddedKafkaSettings;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topic;
import dev.daogou.schemas.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every kind of record that stops a thread, in every topic that the stages read, in the middle of
 * good ones. (The tables in memory: {@code GlobalTableTest}.)
 */
@Tag("long")
class StrangeRecordsIT {
  private static final int TRANSACTION_MS = 2 * Misbehaviour.TRANSACTION_MS;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int GOOD = 40;

  private final Topics topics = Topics.withPartitions(1);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Stock stock = new Stock();

  @TempDir private Path folder;
  private EmbeddedKafka kafka;
  private KafkaProducer<byte[], byte[]> producer;

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
              topics.all().stream()
                  .map(topic -> new NewTopic(topic.name(), 1, (short) 1).configs(topic.config()))
                  .toList())
          .all()
          .get();
    }
    producer = new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  @AfterEach
  void stopKafka() {
    producer.close();
    kafka.close();
  }

  @Test
  void shouldSetAsideAloneWhateverStopsAPartitionOfAnyTopic() throws Exception {
    try (PersonalizationApp app = app()) {
      app.start();
      sendGood("before");
      awaitGood(app, "before");

      Map<String, ConsumerRecord<byte[], byte[]>> copies = oneOfEach();
      List<String> strange = new ArrayList<>();
      List<String> slow = new ArrayList<>();
      copies.forEach(
          (topic, good) ->
              sendStrange(topic, good)
                  .forEach(
                      (kind, place) ->
                          (kind == Misbehaviour.TAKES_LONG ? slow : strange).add(place)));
      sendGood("after");

      await("dead letters")
          .dontCatchUncaughtExceptions()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(setAside()).containsAll(strange));
      awaitGood(app, "after");
      // What takes long and has written nothing yet is only late: its transaction begins after it.
      List<String> unexpected = new ArrayList<>(setAside());
      strange.forEach(unexpected::remove);
      assertThat(unexpected).doesNotHaveDuplicates().isSubsetOf(slow);
      assertThat(app.streams().state()).isEqualTo(KafkaStreams.State.RUNNING);
    }
  }

  @Test
  void shouldGoOnWithoutTheListOfAShopperAtWhomThreadsFail() throws Exception {
    try (PersonalizationApp app = app()) {
      app.start();
      sendGood("before");
      awaitGood(app, "before");
      StorefrontEvent event = Events.view(MisbehavingStages.FATAL, "item-before-1", 1);
      send(topics.events(), new ShopperKey("default", MisbehavingStages.FATAL), event);
      sendGood("after");

      awaitGood(app, "after");
      await("lists")
          .dontCatchUncaughtExceptions()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(listed()).hasSize(2 * GOOD));
      assertThat(app.profile(new ShopperKey("default", MisbehavingStages.FATAL))).isPresent();
      assertThat(listed()).doesNotContain("default/" + MisbehavingStages.FATAL);
      assertThat(setAside()).isEmpty();
      assertThat(
              meters
                  .get(StageMetrics.FAILURES)
                  .tag("reason", "candidates-failed")
                  .counter()
                  .count())
          .isPositive();
    }
  }

  /** Shoppers who have a list. */
  private Set<String> listed() {
    return all(topics.recommendations().name()).stream()
        .map(record -> new String(record.key(), UTF_8))
        .filter(key -> key.startsWith("default/"))
        .collect(Collectors.toSet());
  }

  private PersonalizationApp app() {
    var topology =
        new PersonalizationTopology(
            topics,
            stock.settings,
            stock.graphs,
            stock.sessions,
            stock.encoder,
            Optional.empty(),
            Optional.empty(),
            new StageMetrics(meters));
    RunSettings usual = RunSettings.of(kafka.bootstrapServers(), folder.resolve("state"));
    return new PersonalizationApp(
        topology,
        new RunSettings(
            usual.bootstrapServers(),
            usual.stateDirectory(),
            usual.threads(),
            0,
            usual.replication(),
            usual.rocksDbMemory(),
            usual.commitEvery(),
            usual.sessionTimeout(),
            Map.of(
                "processor.wrapper.class", MisbehavingStages.class.getName(),
                "producer.transaction.timeout.ms", Integer.toString(TRANSACTION_MS),
                // One record of each is read after it has been worked off.
                "repartition.purge.interval.ms", "900000")));
  }

  private void sendGood(String when) {
    for (int i = 0; i < GOOD; i++) {
      String item = "item-" + when + "-" + i % 5;
      send(topics.catalogueUpdates(), new ItemKey("default", item), update(item));
      StorefrontEvent event = Events.view("shopper-" + when + "-" + i, item, i);
      send(topics.events(), new ShopperKey("default", event.getShopper()), event);
    }
  }

  private static CatalogueUpdate update(String item) {
    return new CatalogueUpdate("default", item, Stock.described("about " + item));
  }

  private <K, V> void send(Topic<K, V> topic, K key, V value) {
    producer.send(
        new ProducerRecord<>(
            topic.name(),
            topic.key().serializer().serialize(topic.name(), key),
            topic.value().serializer().serialize(topic.name(), value)));
  }

  private void awaitGood(PersonalizationApp app, String when) {
    await("good ones " + when)
        .dontCatchUncaughtExceptions()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              for (int i = 0; i < GOOD; i++) {
                assertThat(app.profile(new ShopperKey("default", "shopper-" + when + "-" + i)))
                    .isPresent();
                ItemKey item = new ItemKey("default", "item-" + when + "-" + i % 5);
                assertThat(app.item(item)).isPresent();
                assertThat(stock.slot(item.item())).isNotNegative();
              }
            });
  }

  /** A good record of every topic that the stages read. */
  private Map<String, ConsumerRecord<byte[], byte[]>> oneOfEach() {
    String application = PersonalizationApp.applicationId(topics);
    Map<String, ConsumerRecord<byte[], byte[]>> found = new LinkedHashMap<>();
    for (String topic :
        List.of(
            topics.events().name(),
            topics.catalogueUpdates().name(),
            application + "-updates-by-item-repartition",
            application + "-item-interactions-repartition")) {
      found.put(topic, all(topic).getFirst());
    }
    // What comes to the wrong partition goes there, as it is; with one partition nothing does.
    found.put(application + "-strays-repartition", found.get(topics.events().name()));
    return found;
  }

  /** One of each kind with a good one behind it; where they lie. */
  private Map<Misbehaviour, String> sendStrange(String topic, ConsumerRecord<byte[], byte[]> good) {
    Map<Misbehaviour, Future<RecordMetadata>> sent = new EnumMap<>(Misbehaviour.class);
    for (Misbehaviour kind : Misbehaviour.values()) {
      var strange = new ProducerRecord<>(topic, 0, good.key(), good.value());
      strange.headers().add(MisbehavingStages.HEADER, (topic + " " + kind).getBytes(UTF_8));
      sent.put(kind, producer.send(strange));
      producer.send(new ProducerRecord<>(topic, 0, good.key(), good.value()));
    }
    producer.flush();
    Map<Misbehaviour, String> places = new EnumMap<>(Misbehaviour.class);
    sent.forEach(
        (kind, each) ->
            places.put(kind, "stops-its-partition " + topic + "@" + each.resultNow().offset()));
    return places;
  }

  private List<String> setAside() {
    return all(topics.deadLetters().name()).stream()
        .map(
            letter ->
                header(letter, DeadLetter.REASON)
                    + " "
                    + header(letter, DeadLetter.TOPIC)
                    + "@"
                    + header(letter, DeadLetter.OFFSET))
        .toList();
  }

  private static String header(ConsumerRecord<?, ?> letter, String name) {
    return Optional.ofNullable(letter.headers().lastHeader(name))
        .map(header -> new String(header.value(), UTF_8))
        .orElse("");
  }

  private List<ConsumerRecord<byte[], byte[]>> all(String topic) {
    Map<String, Object> reading =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed");
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    TopicPartition only = new TopicPartition(topic, 0);
    try (var consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(Set.of(only));
      consumer.seekToBeginning(Set.of(only));
      long end = consumer.endOffsets(Set.of(only)).get(only);
      while (consumer.position(only) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(all::add);
      }
    }
    return all;
  }

  private Map<String, Object> client() {
    return Map.of("bootstrap.servers", kafka.bootstrapServers());
  }
}
