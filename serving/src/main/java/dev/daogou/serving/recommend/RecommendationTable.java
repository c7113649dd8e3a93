package dev.daogou.serving.recommend;

import dev.daogou.schemas.ProgressKey;
import dev.daogou.schemas.RecommendationList;
import dev.daogou.schemas.RecommendationUpdate;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.Topic;
import dev.daogou.serving.ops.PartitionedStore;
import dev.daogou.serving.ops.PartitionedStore.Owners;
import dev.daogou.serving.ops.PartitionedStore.Read;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The part of the shoppers' lists that is on this instance. */
final class RecommendationTable {
  private final KafkaStreams streams;
  private final StoredLists lists;
  private final PartitionedStore<String, byte[]> store;
  private final ListCache cache;
  private final CopyLag lag;

  /**
   * @param self how the other instances reach this one
   * @param cache of what is read lately, told of every record that comes into the store
   * @param lag of the copies here
   */
  RecommendationTable(
      KafkaStreams streams,
      Topic<String, RecommendationUpdate> topic,
      HostInfo self,
      ListCache cache,
      CopyLag lag) {
    this.streams = streams;
    this.lists = new StoredLists(topic);
    this.cache = cache;
    this.lag = lag;
    store =
        new PartitionedStore<>(
            streams,
            ServeTopology.RECOMMENDATIONS,
            Serdes.String().serializer(),
            topic.partitions(),
            self);
  }

  /** What the owner of the shopper says, where that is this instance; empty where it is not. */
  Optional<Lookup> owned(ShopperKey shopper) {
    String key = shopper.toString();
    return cache.find(key).or(() -> cache.read(key, store.partition(key), () -> store.active(key)));
  }

  /** What the owner says, where that takes no look at the store. */
  Optional<Lookup> remembered(ShopperKey shopper) {
    return cache.find(shopper.toString());
  }

  /** What a copy on this instance says; never that there is no list. */
  Lookup copied(ShopperKey shopper) {
    return switch (store.copy(shopper.toString())) {
      case Read.Value<byte[]>(byte[] bytes) -> withinLag(shopper, decode(bytes, true));
      case Read.Nothing<byte[]> nothing ->
          new Lookup.NotReady("a copy is here, and a copy cannot say that there is no list");
      case Read.NotHere<byte[]>(String why) -> new Lookup.NotReady(why);
    };
  }

  /** Who else has the shopper's part. */
  Owners owners(ShopperKey shopper) {
    return store.owners(shopper.toString());
  }

  /** Whether every partition that is here answers. */
  boolean isQueryable() {
    try {
      StoreQueryParameters<ReadOnlyKeyValueStore<String, byte[]>> all =
          StoreQueryParameters.fromNameAndType(
              ServeTopology.RECOMMENDATIONS, QueryableStoreTypes.keyValueStore());
      var unused = streams.store(all).get(ProgressKey.of(0));
      return true;
    } catch (StreamsException | IllegalStateException e) {
      return false;
    }
  }

  /** Reads a list as it is stored. */
  Lookup decode(byte[] bytes, boolean standby) {
    return lists.decode(bytes, standby);
  }

  /** A list as it is stored. */
  byte[] encode(RecommendationList list) {
    return lists.encode(list);
  }

  private Lookup withinLag(ShopperKey shopper, Lookup copy) {
    return copy instanceof Lookup.Found(RecommendationList list, boolean standby)
            && !lag.isWithinBound(store.partition(shopper.toString()))
        ? new Lookup.NotReady("the copy that is here lags too far behind", list.getRecent())
        : copy;
  }
}
