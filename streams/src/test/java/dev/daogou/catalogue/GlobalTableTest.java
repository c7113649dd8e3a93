package dev.daogou.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.app.FailurePolicy;
import dev.daogou.app.StageMetrics;
import dev.daogou.schemas.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlobalTableTest {
  private static final Topic<String, Integer> TOPIC =
      new Topic<>("numbers", Serdes.String(), Serdes.Integer(), 1, Map.of());

  private final List<String> seen = new ArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @TempDir private Path folder;

  @Test
  void shouldGoOnWhateverARecordDoes() {
    StreamsBuilder builder = new StreamsBuilder();
    GlobalTable.follow(builder, "numbers-view", TOPIC, this::take);

    try (var driver = new TopologyTestDriver(builder.build(), properties())) {
      var numbers =
          driver.createInputTopic(
              TOPIC.name(), new StringSerializer(), Serdes.Integer().serializer());
      numbers.pipeInput("first", 1);
      numbers.pipeInput("bug", 2);
      numbers.pipeInput("deep", 3);
      numbers.pipeInput("large", 4);
      numbers.pipeInput("last", 5);
    }

    assertThat(seen).containsExactly("first", "last");
    assertThat(
            meters.get(StageMetrics.FAILURES).tag("reason", "processing-failed").counter().count())
        .isEqualTo(3);
  }

  private void take(String key, Integer number) {
    switch (key) {
      case "bug" -> throw new UnsupportedOperationException("on purpose");
      case "deep" -> throw new StackOverflowError("on purpose");
      case "large" -> throw new OutOfMemoryError("on purpose");
      default -> seen.add(key);
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    FailurePolicy.in(properties, "dead", new StageMetrics(meters));
    return properties;
  }
}
