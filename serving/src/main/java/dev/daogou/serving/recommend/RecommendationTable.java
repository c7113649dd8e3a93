package dev.daogou.serving.recommend;

import dev.daogou.schemas.ProgressKey;
import dev.daogou.schemas.RecommendationList;
import dev.daogou.schemas.RecommendationUpdate;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.Topic;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStorePartitionException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Shoppers' lists by interactive query. The owner's store is asked first; where it is moving or
 * restoring, what a copy has is better than nothing, but a copy cannot say that there is no list.
 */
final class RecommendationTable {
  private final KafkaStreams streams;
  private final Topic<String, RecommendationUpdate> topic;
  private final HostInfo self;

  /**
   * @param self how the other instances reach this one; {@link HostInfo#unavailable()} for a single
   *     instance
   */
  RecommendationTable(
      KafkaStreams streams, Topic<String, RecommendationUpdate> topic, HostInfo self) {
    this.streams = streams;
    this.topic = topic;
    this.self = self;
  }

  /** Looks up a shopper's list. */
  Lookup find(ShopperKey shopper) {
    String key = shopper.toString();
    try {
      return decode(store(key, false).get(key), false);
    } catch (InvalidStateStorePartitionException notActiveHere) {
      return fromCopy(key);
    } catch (StreamsException | IllegalStateException e) {
      return new Lookup.NotReady(e.getMessage());
    }
  }

  /** Whether every partition that is here answers. */
  boolean isQueryable() {
    try {
      StoreQueryParameters<ReadOnlyKeyValueStore<String, byte[]>> all = parameters();
      var unused = streams.store(all).get(ProgressKey.of(0));
      return true;
    } catch (StreamsException | IllegalStateException e) {
      return false;
    }
  }

  private Lookup fromCopy(String key) {
    try {
      byte[] copy = store(key, true).get(key);
      return copy == null
          ? new Lookup.NotReady("only a copy is here, and a copy cannot say that there is no list")
          : decode(copy, true);
    } catch (InvalidStateStorePartitionException notHere) {
      return elsewhere(key);
    } catch (StreamsException | IllegalStateException e) {
      return new Lookup.NotReady(e.getMessage());
    }
  }

  // IQv2's KeyQuery takes the store's locks in the opposite order of a write in Kafka 4.3 and can
  // block both for good; a plain get takes one lock only.
  private ReadOnlyKeyValueStore<String, byte[]> store(String key, boolean copies) {
    int partition =
        BuiltInPartitioner.partitionForKey(
            key.getBytes(StandardCharsets.UTF_8), topic.partitions());
    StoreQueryParameters<ReadOnlyKeyValueStore<String, byte[]>> one =
        parameters().withPartition(partition);
    return streams.store(copies ? one.enableStaleStores() : one);
  }

  private static StoreQueryParameters<ReadOnlyKeyValueStore<String, byte[]>> parameters() {
    return StoreQueryParameters.fromNameAndType(
        ServeTopology.RECOMMENDATIONS, QueryableStoreTypes.keyValueStore());
  }

  private Lookup elsewhere(String key) {
    KeyQueryMetadata owner =
        streams.queryMetadataForKey(
            ServeTopology.RECOMMENDATIONS, key, Serdes.String().serializer());
    boolean known =
        owner != null
            && !owner.equals(KeyQueryMetadata.NOT_AVAILABLE)
            && !owner.activeHost().equals(HostInfo.unavailable());
    return known && !owner.activeHost().equals(self)
        ? new Lookup.Elsewhere(owner.activeHost())
        : new Lookup.NotReady("no instance owns the shopper at the moment");
  }

  private Lookup decode(byte[] bytes, boolean standby) {
    if (bytes == null) {
      return new Lookup.Absent();
    }
    try {
      RecommendationUpdate update = topic.value().deserializer().deserialize(topic.name(), bytes);
      return update.getUpdate() instanceof RecommendationList list
          ? new Lookup.Found(list, standby)
          : new Lookup.NotReady("the shopper's record is not a list");
    } catch (SerializationException e) {
      return new Lookup.NotReady("the shopper's list cannot be read: " + e.getMessage());
    }
  }
}
