package dev.daogou.serving.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.app.Traces;
import dev.daogou.catalogue.CatalogueView;
import dev.daogou.intake.KnownTenants;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.links.ItemLimits;
import java.util.Properties;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Subtopology;
import org.junit.jupiter.api.Test;

class ServeTopologyTest {
  private static final FollowedLists NOBODY = new FollowedLists(Traces.off(), Lists.TOPICS);

  @Test
  void shouldShareItsTasksBetweenInstancesOfDifferentRoles() {
    StreamsBuilder besideTheTopology = new StreamsBuilder();
    ServeTopology.recommendations(besideTheTopology, Lists.TOPICS, new Arrivals(), cache(), NOBODY);
    StreamsBuilder alone = new StreamsBuilder();
    ServeTopology.recommendations(alone, Lists.TOPICS, new Arrivals(), cache(), NOBODY);
    ItemGraphs graphs = graphs();
    ServeTopology.items(
        alone, Lists.TOPICS, KnownTenants.ANY, CatalogueView.of(graphs.spaces()), graphs);

    Subtopology one = tasks(besideTheTopology);
    Subtopology other = tasks(alone);

    assertThat(other.id()).as("number of the tasks").isEqualTo(one.id());
    assertThat(other).isEqualTo(one);
  }

  private static Subtopology tasks(StreamsBuilder builder) {
    Properties optimised = new Properties();
    optimised.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.OPTIMIZE);
    TopologyDescription description = builder.build(optimised).describe();
    assertThat(description.subtopologies()).hasSize(1);
    return description.subtopologies().iterator().next();
  }

  private static ListCache cache() {
    return new ListCache(new StoredLists(Lists.TOPICS.recommendations()));
  }

  private static ItemGraphs graphs() {
    ItemLimits limits = ItemLimits.defaults();
    return new ItemGraphs(new ItemSpaces(4, limits.signature()), limits);
  }
}
