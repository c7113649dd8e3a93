package dev.daogou;

import static org.awaitility.Awaitility.await;

import dev.daogou.app.StageMetrics;
import dev.daogou.app.Traces;
import dev.daogou.intake.KnownTenants;
import dev.daogou.recommender.inference.Ranker;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.sessions.SessionIndexes;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.Outcome;
import dev.daogou.schemas.ProgressMarker;
import dev.daogou.schemas.RecommendationList;
import dev.daogou.schemas.RecommendationUpdate;
import dev.daogou.schemas.RecommendedItem;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topic;
import dev.daogou.schemas.Topics;
import dev.daogou.schemas.TrendBucket;
import dev.daogou.schemas.TrendKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The whole topology under the test driver, with a shop's words for what goes in and comes out. */
public final class ShopTopology implements AutoCloseable {
  public final Topics topics;
  public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  public final ItemGraphs graphs;
  public final SessionIndexes sessions;
  public final TopologyTestDriver driver;
  private final Map<String, RecommendationList> lists = new LinkedHashMap<>();
  private final List<ProgressMarker> markers = new ArrayList<>();
  private final List<TestRecord<String, RecommendationUpdate>> listRecords = new ArrayList<>();
  private int published;
  private long events;

  public ShopTopology(Path state, Optional<Ranker> ranker) {
    this(state, ranker, Topics.withPartitions(1), PersonalizationSettings.defaults());
  }

  public ShopTopology(
      Path state, Optional<Ranker> ranker, Topics topics, PersonalizationSettings settings) {
    this(state, ranker, topics, settings, Traces.off());
  }

  public ShopTopology(
      Path state,
      Optional<Ranker> ranker,
      Topics topics,
      PersonalizationSettings settings,
      Traces traces) {
    this(state, ranker, topics, settings, traces, KnownTenants.ANY);
  }

  public ShopTopology(
      Path state,
      Optional<Ranker> ranker,
      Topics topics,
      PersonalizationSettings settings,
      Traces traces,
      KnownTenants tenants) {
    this.topics = topics;
    var encoder = new WordEncoder();
    var spaces = new ItemSpaces(encoder.dimensions(), settings.items().signature());
    graphs = new ItemGraphs(spaces, settings.items());
    sessions = new SessionIndexes(spaces, settings.sessions());
    Topology topology =
        new PersonalizationTopology(
                topics,
                settings,
                graphs,
                sessions,
                encoder,
                LiveModels.of(Optional.empty(), ranker),
                new StageMetrics(meters),
                traces)
            .withTenants(tenants)
            .build();
    driver = new TopologyTestDriver(topology, properties(state), Events.OPENING);
  }

  private static Properties properties(Path state) {
    var properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    return properties;
  }

  public void send(StorefrontEvent event) {
    sendLate(event, event.getTime());
  }

  public void sendLate(StorefrontEvent event, Instant arrival) {
    events++;
    input(topics.events())
        .pipeInput(new ShopperKey(event.getTenant(), event.getShopper()), event, arrival);
    settle();
  }

  /** Sends without waiting for anything; it arrives at the opening. */
  public void pipe(StorefrontEvent event) {
    events++;
    input(topics.events())
        .pipeInput(new ShopperKey(event.getTenant(), event.getShopper()), event, Events.OPENING);
  }

  /** Sends a record with headers, without waiting for anything. */
  public void pipe(TestRecord<ShopperKey, StorefrontEvent> event) {
    events++;
    input(topics.events()).pipeInput(event);
  }

  /** Lets time pass, without an event. */
  public void idle(Duration time) {
    driver.advanceWallClockTime(time);
    settle();
    runTimers();
  }

  public void sendRaw(Topic<?, ?> topic, byte[] key, byte[] value) {
    pipeRaw(topic, key, value);
    settle();
  }

  /** Sends without waiting for anything. */
  public void pipeRaw(Topic<?, ?> topic, byte[] key, byte[] value) {
    events += topic.name().equals(topics.events().name()) ? 1 : 0;
    driver
        .createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(key, value, Events.OPENING));
  }

  public void catalogue(String item, String title, String... categoryPath) {
    change(
        item,
        CatalogueItem.newBuilder()
            .setTitle(title)
            .setCategoryPath(List.of(categoryPath))
            .setPrice(100.0)
            .build());
  }

  public void change(String item, Object change) {
    input(topics.catalogueUpdates())
        .pipeInput(
            new ItemKey("default", item),
            new CatalogueUpdate("default", item, change),
            Events.OPENING);
    settle();
  }

  /**
   * Lets every timer run, as a running program does within a second or two, until all events are
   * reflected; the stage that gathers shoppers goes by the real clock.
   */
  public void settle() {
    runTimers();
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .atMost(Duration.ofSeconds(30))
        .until(this::isReflected);
  }

  private boolean isReflected() {
    if (events == 0 || (!markers.isEmpty() && markers.getLast().getOffset() == events - 1)) {
      return true;
    }
    runTimers();
    return false;
  }

  private void runTimers() {
    for (int i = 0; i < 3; i++) {
      driver.advanceWallClockTime(Duration.ofMillis(600));
    }
    var output =
        driver.createOutputTopic(
            topics.recommendations().name(),
            topics.recommendations().key().deserializer(),
            topics.recommendations().value().deserializer());
    for (TestRecord<String, RecommendationUpdate> record : output.readRecordsToList()) {
      switch (record.value().getUpdate()) {
        case RecommendationList list -> {
          published++;
          lists.put(list.getShopper(), list);
          listRecords.add(record);
        }
        case ProgressMarker marker -> markers.add(marker);
        default -> throw new AssertionError("unexpected " + record);
      }
    }
  }

  public RecommendationList list(String shopper) {
    return lists.get(shopper);
  }

  public List<String> items(String shopper) {
    return list(shopper).getItems().stream().map(RecommendedItem::getItem).toList();
  }

  /** Lists written so far, as records. */
  public List<TestRecord<String, RecommendationUpdate>> listRecords() {
    return listRecords;
  }

  public int published() {
    return published;
  }

  public List<ProgressMarker> markers() {
    return markers;
  }

  public List<TestRecord<byte[], byte[]>> deadLetters() {
    return driver
        .createOutputTopic(
            topics.deadLetters().name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  /** Outcomes written since the last call, in order. */
  public List<Outcome> outcomes() {
    return driver
        .createOutputTopic(
            topics.outcomes().name(),
            topics.outcomes().key().deserializer(),
            topics.outcomes().value().deserializer())
        .readValuesToList();
  }

  /** Buckets written since the last call, in order; the value is null where one is gone. */
  public List<TestRecord<TrendKey, TrendBucket>> trends() {
    return driver
        .createOutputTopic(
            topics.trends().name(),
            topics.trends().key().deserializer(),
            topics.trends().value().deserializer())
        .readRecordsToList();
  }

  @SuppressWarnings("unchecked")
  public <V> V state(String store, Object key) {
    var values = (ReadOnlyKeyValueStore<Object, V>) driver.getAllStateStores().get(store);
    return values.get(key);
  }

  private <K, V> TestInputTopic<K, V> input(Topic<K, V> topic) {
    return driver.createInputTopic(
        topic.name(), topic.key().serializer(), topic.value().serializer());
  }

  @Override
  public void close() {
    driver.close();
  }
}
