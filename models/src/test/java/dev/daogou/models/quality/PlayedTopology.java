package dev.daogou.models.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.PersonalizationSettings;
import dev.daogou.PersonalizationTopology;
import dev.daogou.app.StageMetrics;
import dev.daogou.models.ranker.LogReplay;
import dev.daogou.recommender.inference.Ranker;
import dev.daogou.recommender.inference.TextEncoder;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.sessions.SessionIndexes;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.ProgressMarker;
import dev.daogou.schemas.RecommendationList;
import dev.daogou.schemas.RecommendationUpdate;
import dev.daogou.schemas.RecommendedItem;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Tenants;
import dev.daogou.schemas.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/** The real topology, played one event at a time; every timer runs after every event. */
final class PlayedTopology implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(1);
  private static final int MOST_TICKS = 30_000;

  private final PersonalizationSettings settings;
  private final TopologyTestDriver driver;
  private final TestInputTopic<ShopperKey, StorefrontEvent> events;
  private final TestInputTopic<ItemKey, CatalogueUpdate> catalogue;
  private final TestOutputTopic<String, RecommendationUpdate> recommendations;
  private final Map<String, List<String>> lists = new HashMap<>();
  private long clock;
  private long sent;
  private long reflected = -1;

  /** The settings must let lists be made long before items are published. */
  PlayedTopology(
      Path state, PersonalizationSettings settings, TextEncoder encoder, Optional<Ranker> ranker) {
    this.settings = settings;
    Topics topics = Topics.withPartitions(1);
    var spaces = new ItemSpaces(encoder.dimensions(), settings.items().signature());
    var graphs = new ItemGraphs(spaces, settings.items(), () -> clock);
    var metrics = new StageMetrics(new SimpleMeterRegistry());
    var topology =
        new PersonalizationTopology(
                topics,
                settings,
                graphs,
                new SessionIndexes(spaces, settings.sessions()),
                encoder,
                Optional.empty(),
                ranker,
                metrics)
            .build();
    driver = new TopologyTestDriver(topology, properties(state), Instant.EPOCH);
    events =
        driver.createInputTopic(
            topics.events().name(),
            topics.events().key().serializer(),
            topics.events().value().serializer());
    catalogue =
        driver.createInputTopic(
            topics.catalogueUpdates().name(),
            topics.catalogueUpdates().key().serializer(),
            topics.catalogueUpdates().value().serializer());
    recommendations =
        driver.createOutputTopic(
            topics.recommendations().name(),
            topics.recommendations().key().deserializer(),
            topics.recommendations().value().deserializer());
  }

  private static Properties properties(Path state) {
    var properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "played");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    return properties;
  }

  void offer(String item, CatalogueItem record) {
    catalogue.pipeInput(
        new ItemKey(Tenants.DEFAULT, item), new CatalogueUpdate(Tenants.DEFAULT, item, record));
    driver.advanceWallClockTime(settings.items().publishEvery());
  }

  /**
   * Sends an event, lets time pass until the shopper's list is there, then lets the items be
   * published.
   */
  void play(StorefrontEvent event) {
    events.pipeInput(new ShopperKey(event.getTenant(), event.getShopper()), event, event.getTime());
    sent++;
    for (int ticks = 0; !isReflected(); ticks++) {
      assertThat(ticks).as("ticks until the list of " + event.getId()).isLessThan(MOST_TICKS);
    }
    driver.advanceWallClockTime(settings.items().publishEvery());
    clock = Math.max(clock, LogReplay.nanos(event.getTime()));
  }

  private boolean isReflected() {
    read();
    if (reflected < sent - 1) {
      driver.advanceWallClockTime(TICK);
      read();
    }
    return reflected == sent - 1;
  }

  private void read() {
    for (RecommendationUpdate update : recommendations.readValuesToList()) {
      switch (update.getUpdate()) {
        case RecommendationList list ->
            lists.put(
                list.getShopper(), list.getItems().stream().map(RecommendedItem::getItem).toList());
        case ProgressMarker marker -> reflected = marker.getOffset();
        default -> throw new AssertionError("unexpected " + update);
      }
    }
  }

  /** The newest list of every shopper. */
  Map<String, List<String>> lists() {
    return lists;
  }

  @Override
  public void close() {
    driver.close();
  }
}
