package dev.daogou.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.PersonalizationSettings;
import dev.daogou.PersonalizationTopology;
import dev.daogou.WordEncoder;
import dev.daogou.app.StageMetrics;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.sessions.SessionIndexes;
import dev.daogou.schemas.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;

class StorePlacementsTest {
  @Test
  void shouldKnowEveryStoreOfTheTopologyAndNoOther() {
    var settings = PersonalizationSettings.defaults();
    var graphs = new ItemGraphs(new ItemSpaces(32, 64), settings.items());
    var topology =
        new PersonalizationTopology(
            Topics.withPartitions(4),
            settings,
            graphs,
            new SessionIndexes(graphs.spaces(), settings.sessions()),
            new WordEncoder(),
            Optional.empty(),
            Optional.empty(),
            new StageMetrics(new SimpleMeterRegistry()));

    Set<String> stores =
        topology.build().describe().subtopologies().stream()
            .flatMap(part -> part.nodes().stream())
            .filter(TopologyDescription.Processor.class::isInstance)
            .flatMap(node -> ((TopologyDescription.Processor) node).stores().stream())
            .collect(Collectors.toSet());

    assertThat(StorePlacements.stores()).isEqualTo(stores);
  }
}
