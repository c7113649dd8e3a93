package dev.daogou.serving.recommend;

import dev.daogou.schemas.ProgressKey;
import dev.daogou.schemas.RecommendationList;
import dev.daogou.schemas.RecommendationUpdate;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.query.FailureReason;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.state.HostInfo;

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
      QueryResult<byte[]> owned = query(key, true);
      return owned.isSuccess() ? decode(owned.getResult(), false) : notOwned(key, owned);
    } catch (StreamsException | IllegalStateException e) {
      return new Lookup.NotReady(e.getMessage());
    }
  }

  /** Whether every partition that is here answers. */
  boolean isQueryable() {
    try {
      StateQueryRequest<byte[]> probe =
          StateQueryRequest.inStore(ServeTopology.RECOMMENDATIONS)
              .withQuery(KeyQuery.<String, byte[]>withKey(ProgressKey.of(0)));
      return streams.query(probe).getPartitionResults().values().stream()
          .allMatch(QueryResult::isSuccess);
    } catch (StreamsException | IllegalStateException e) {
      return false;
    }
  }

  private Lookup notOwned(String key, QueryResult<byte[]> failed) {
    return switch (failed.getFailureReason()) {
      case NOT_ACTIVE -> fromCopy(key, failed);
      case NOT_PRESENT -> elsewhere(key);
      case NOT_UP_TO_BOUND, DOES_NOT_EXIST, STORE_EXCEPTION ->
          new Lookup.NotReady(failed.getFailureMessage());
      case UNKNOWN_QUERY_TYPE ->
          throw new IllegalArgumentException(
              "the table does not know the query: " + failed.getFailureMessage());
    };
  }

  private Lookup fromCopy(String key, QueryResult<byte[]> failed) {
    QueryResult<byte[]> copy = query(key, false);
    return copy.isSuccess() && copy.getResult() != null
        ? decode(copy.getResult(), true)
        : new Lookup.NotReady(failed.getFailureMessage());
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

  private QueryResult<byte[]> query(String key, boolean active) {
    int partition =
        BuiltInPartitioner.partitionForKey(
            key.getBytes(StandardCharsets.UTF_8), topic.partitions());
    StateQueryRequest<byte[]> request =
        StateQueryRequest.inStore(ServeTopology.RECOMMENDATIONS)
            .withQuery(KeyQuery.<String, byte[]>withKey(key))
            .withPartitions(Set.of(partition));
    QueryResult<byte[]> result =
        streams
            .query(active ? request.requireActive() : request)
            .getPartitionResults()
            .get(partition);
    return result == null
        ? QueryResult.forFailure(FailureReason.NOT_PRESENT, "the partition is not here")
        : result;
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
