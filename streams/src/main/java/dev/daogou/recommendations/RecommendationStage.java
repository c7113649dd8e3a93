package dev.daogou.recommendations;

import dev.daogou.app.StageMetrics;
import dev.daogou.candidates.FollowedEvents;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.lists.ListSettings;
import dev.daogou.rescore.ScoredBatch;
import dev.daogou.schemas.KeySerdes;
import dev.daogou.schemas.ProgressMarker;
import dev.daogou.schemas.RecommendationUpdate;
import dev.daogou.schemas.Topic;
import dev.daogou.schemas.Topics;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Wires the lists: scored candidates in, changed lists and progress markers out to their topic. */
public final class RecommendationStage {
  /** Store of {@link PublishedLists} by shopper; the next stage of the same task reads it. */
  public static final String PUBLISHED = "published";

  private RecommendationStage() {}

  /**
   * Adds the stage.
   *
   * @return what is published, for whoever counts
   */
  public static KStream<String, PublishedUpdate> from(
      KStream<Void, ScoredBatch> scored,
      Topics topics,
      ItemGraphs graphs,
      ListSettings settings,
      StageMetrics metrics,
      FollowedEvents followed) {
    Topic<String, RecommendationUpdate> recommendations = topics.recommendations();
    KStream<String, PublishedUpdate> published =
        scored.process(
            new ProcessorSupplier<Void, ScoredBatch, String, PublishedUpdate>() {
              @Override
              public RecommendationProcessor get() {
                return new RecommendationProcessor(
                    recommendations.name(), settings, graphs, metrics, followed);
              }

              @Override
              public Set<StoreBuilder<?>> stores() {
                return Set.of(
                    Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(PUBLISHED),
                            KeySerdes.shopper(),
                            new PublishedListsSerde())
                        .withCachingEnabled());
              }
            },
            Named.as("recommendations-of"));
    published
        .mapValues(PublishedUpdate::update, Named.as("published-updates"))
        .to(
            recommendations.name(),
            Produced.with(recommendations.key(), recommendations.value(), partitioner())
                .withName("recommendations"));
    return published;
  }

  /**
   * A marker belongs to the partition that it speaks of; a list lies where its key hashes to,
   * beside the shopper's events.
   */
  private static StreamPartitioner<String, RecommendationUpdate> partitioner() {
    return (topic, key, value, partitions) ->
        value.getUpdate() instanceof ProgressMarker marker
            ? Optional.of(Set.of(marker.getPartition()))
            : Optional.empty();
  }
}
