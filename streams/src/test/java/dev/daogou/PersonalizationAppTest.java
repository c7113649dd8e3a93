package dev.daogou;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.app.RunSettings;
import dev.daogou.app.StageMetrics;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.Topics;
import dev.daogou.schemas.ValueSerdes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonalizationAppTest {
  @TempDir Path state;

  @Test
  void shouldBeReadyToStartWithoutABroker() {
    var stock = new Stock();
    var topology =
        new PersonalizationTopology(
            Topics.withPartitions(2),
            stock.settings,
            stock.graphs,
            stock.sessions,
            stock.encoder,
            Optional.empty(),
            new StageMetrics(new SimpleMeterRegistry()));

    try (var app = new PersonalizationApp(topology, RunSettings.of("localhost:1", state))) {
      assertThat(app.streams().state()).isEqualTo(KafkaStreams.State.CREATED);
      assertThat(app.profile(new ShopperKey("default", "ann"))).isEmpty();
      assertThat(app.item(new ItemKey("default", "ring-1"))).isEmpty();
    }
  }

  @Test
  void shouldTakeItsNameFromThePrefixOfTheTopics() {
    Topics topics = Topics.of("shop-7.", 1, ValueSerdes.singleObject());

    assertThat(PersonalizationApp.applicationId(topics)).isEqualTo("shop-7.personalize");
  }

  @Test
  void shouldTakeFurtherPropertiesButNotLetThemChangeTheGuarantee() {
    var run = RunSettings.of("localhost:1", state);
    var secured =
        new RunSettings(
            run.bootstrapServers(),
            state,
            3,
            0,
            1,
            run.rocksDbMemory(),
            run.commitEvery(),
            run.sessionTimeout(),
            Map.of(
                "security.protocol",
                "SSL",
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                "at_least_once"));

    var properties = PersonalizationApp.properties(Topics.withPartitions(1), secured);

    assertThat(properties)
        .containsEntry("security.protocol", "SSL")
        .containsEntry(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 3)
        .containsEntry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
  }
}
