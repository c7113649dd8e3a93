package dev.daogou.serving.recommend;

import dev.daogou.catalogue.CatalogueStage;
import dev.daogou.catalogue.CatalogueView;
import dev.daogou.catalogue.GlobalTable;
import dev.daogou.intake.KnownTenants;
import dev.daogou.items.ItemsStage;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.schemas.Topic;
import dev.daogou.schemas.Topics;
import dev.daogou.serving.board.TrendTable;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The map of the {@code serve} application: the recommendations topic becomes a table. Values stay
 * the bytes that they are; only what is asked for is decoded. With topology optimisation on, the
 * topic itself is the table's changelog.
 */
final class ServeTopology {
  /** Name of the table. */
  static final String RECOMMENDATIONS = "recommendations";

  private ServeTopology() {}

  /** Adds the table to a builder. */
  static void recommendations(
      StreamsBuilder builder,
      Topics topics,
      Arrivals arrivals,
      ListCache cache,
      FollowedLists followed) {
    builder
        .table(
            topics.recommendations().name(),
            Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("recommendation-updates"),
            Materialized.<String, byte[], KeyValueStore<Bytes, byte[]>>as(RECOMMENDATIONS)
                .withKeySerde(Serdes.String())
                .withValueSerde(Serdes.ByteArray())
                .withCachingDisabled())
        .toStream(Named.as("recommendation-changes"))
        .process(
            () -> new ArrivalsProcessor(topics.recommendations(), arrivals, cache, followed),
            Named.as("arrivals"),
            RECOMMENDATIONS);
  }

  /** Keeps the live figures in memory; as bytes, so that no record can stop the thread. */
  static void trends(StreamsBuilder builder, Topics topics, TrendTable table) {
    var trends =
        new Topic<>(
            topics.trends().name(),
            Serdes.ByteArray(),
            Serdes.ByteArray(),
            topics.trends().partitions(),
            Map.of());
    GlobalTable.follow(builder, "trends-view", trends, table::accept);
  }

  /** Keeps the items in memory as their topics say. */
  static void items(
      StreamsBuilder builder,
      Topics topics,
      KnownTenants tenants,
      CatalogueView catalogue,
      ItemGraphs graphs) {
    CatalogueStage.followCatalogue(builder, topics, tenants, catalogue);
    ItemsStage.followItems(builder, topics, tenants, graphs);
  }
}
