package dev.daogou;

import static dev.daogou.Events.search;
import static dev.daogou.Events.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daogou.app.FailurePolicy;
import dev.daogou.app.StageMetrics;
import dev.daogou.recommender.inference.TextEncoder;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureInATimerTest {
  @TempDir Path state;
  private final Topics topics = Topics.withPartitions(1);
  private final Stock stock = new Stock();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final StageMetrics metrics = new StageMetrics(meters);

  @Test
  void shouldCostNobodyElseAList() {
    var topology =
        new PersonalizationTopology(
            topics,
            stock.settings,
            stock.graphs,
            stock.sessions,
            new Choking(),
            Optional.empty(),
            Optional.empty(),
            metrics);
    stock.put("ring-1", "silver ring").put("ring-2", "gold ring");
    try (var driver = new TopologyTestDriver(topology.build(), properties(), Events.OPENING)) {
      send(driver, search("ann", "fishbone", 0));
      runTimersUntil(driver, () -> failures() == 1);

      send(driver, view("ben", "ring-1", 1));
      runTimersUntil(driver, () -> meters.counter(StageMetrics.LISTS).count() == 1);

      assertThat(
              driver
                  .createOutputTopic(
                      topics.deadLetters().name(),
                      new ByteArrayDeserializer(),
                      new ByteArrayDeserializer())
                  .readRecordsToList())
          .isEmpty();
      assertThat(
              driver
                  .createOutputTopic(
                      topics.recommendations().name(),
                      topics.recommendations().key().deserializer(),
                      topics.recommendations().value().deserializer())
                  .readKeyValuesToMap())
          .containsKey("default/ben")
          .doesNotContainKey("default/ann");
      assertThat(failures()).isEqualTo(1);
    }
  }

  private void send(TopologyTestDriver driver, StorefrontEvent event) {
    driver
        .createInputTopic(
            topics.events().name(),
            topics.events().key().serializer(),
            topics.events().value().serializer())
        .pipeInput(new ShopperKey(event.getTenant(), event.getShopper()), event, event.getTime());
  }

  private static void runTimersUntil(TopologyTestDriver driver, Callable<Boolean> done) {
    await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () -> {
              driver.advanceWallClockTime(Duration.ofSeconds(1));
              return done.call();
            });
  }

  private double failures() {
    return meters.find(StageMetrics.FAILURES).counters().stream().mapToDouble(Counter::count).sum();
  }

  private Properties properties() {
    var properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, FailurePolicy.class);
    properties.put(FailurePolicy.TOPIC, topics.deadLetters().name());
    properties.put(FailurePolicy.METRICS, metrics);
    return properties;
  }

  /** Fails on one word. */
  private static final class Choking implements TextEncoder {
    private final TextEncoder words = new WordEncoder();

    @Override
    public int dimensions() {
      return words.dimensions();
    }

    @Override
    public String version() {
      return words.version();
    }

    @Override
    public float[][] encode(List<String> texts) {
      if (texts.contains("fishbone")) {
        throw new IllegalStateException("choked on fishbone");
      }
      return words.encode(texts);
    }

    @Override
    public void close() {}
  }
}
