package dev.daogou;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.app.StageMetrics;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.sessions.SessionIndexes;
import dev.daogou.schemas.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Names of stores, repartition topics and processors are part of what is stored: a change of them
 * loses state on upgrade. Whoever means it runs this test with {@code -Dtopology.write} and reviews
 * the difference.
 */
class TopologyDescriptionTest {
  private static final Path GOLDEN = Path.of("src/test/resources/topology.txt");

  @Test
  void shouldBeAsDescribed() throws IOException {
    var settings = PersonalizationSettings.defaults();
    var graphs = new ItemGraphs(new ItemSpaces(32, 64), settings.items());
    var metrics = new StageMetrics(new SimpleMeterRegistry());

    String described =
        new PersonalizationTopology(
                Topics.withPartitions(4),
                settings,
                graphs,
                new SessionIndexes(graphs.spaces(), settings.sessions()),
                new WordEncoder(),
                Optional.empty(),
                Optional.empty(),
                metrics)
            .build()
            .describe()
            .toString();

    if (System.getProperty("topology.write") != null) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, described, StandardCharsets.UTF_8);
    }
    assertThat(described).isEqualTo(Files.readString(GOLDEN, StandardCharsets.UTF_8));
  }
}
