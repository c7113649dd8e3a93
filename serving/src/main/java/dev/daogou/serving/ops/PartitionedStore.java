package dev.daogou.serving.ops;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * A store that is spread over instances by its keys: what of it is here, and who has the rest.
 *
 * @param <K> keys
 * @param <V> values
 */
public final class PartitionedStore<K, V> {
  private final KafkaStreams streams;
  private final String name;
  private final Serializer<K> keys;
  private final int partitions;
  private final HostInfo self;

  /**
   * @param partitions of the topic that the store follows
   * @param self this instance's address
   */
  public PartitionedStore(
      KafkaStreams streams, String name, Serializer<K> keys, int partitions, HostInfo self) {
    this.streams = streams;
    this.name = name;
    this.keys = keys;
    this.partitions = partitions;
    this.self = self;
  }

  /** What came of reading. A failure is never {@link Nothing}. */
  public sealed interface Read<V> {
    /** There is a value. */
    record Value<V>(V value) implements Read<V> {}

    /** The part that was read is here, and has no value. */
    record Nothing<V>() implements Read<V> {}

    /** The part is not here, or cannot be read just now. */
    record NotHere<V>(String why) implements Read<V> {}
  }

  /**
   * Other instances that have the key's part.
   *
   * @param active empty where it is not known, or is this instance
   * @param copies may lag behind it
   */
  public record Owners(Optional<HostInfo> active, List<HostInfo> copies) {
    private static final Owners UNKNOWN = new Owners(Optional.empty(), List.of());
  }

  /** Reads from the part that takes the writes, complete; its word is final. */
  public Read<V> active(K key) {
    return read(key, parameters());
  }

  /** Reads from whatever of the key's part is here; it may lag behind. */
  public Read<V> copy(K key) {
    return read(key, parameters().enableStaleStores());
  }

  /** Who else has the key's part. */
  public Owners owners(K key) {
    try {
      KeyQueryMetadata owners = streams.queryMetadataForKey(name, key, keys);
      return owners == null || owners.equals(KeyQueryMetadata.NOT_AVAILABLE)
          ? Owners.UNKNOWN
          : new Owners(
              Optional.of(owners.activeHost()).filter(this::isOther),
              owners.standbyHosts().stream().filter(this::isOther).toList());
    } catch (StreamsException | IllegalStateException e) {
      return Owners.UNKNOWN;
    }
  }

  /** The partition of a key. */
  public int partition(K key) {
    return BuiltInPartitioner.partitionForKey(keys.serialize(name, key), partitions);
  }

  // IQv2's KeyQuery takes the store's locks in the opposite order of a write in Kafka 4.3 and can
  // block both for good; a plain get takes one lock only.
  private Read<V> read(K key, StoreQueryParameters<ReadOnlyKeyValueStore<K, V>> parameters) {
    try {
      V value = streams.store(parameters.withPartition(partition(key))).get(key);
      return value == null ? new Read.Nothing<>() : new Read.Value<>(value);
    } catch (StreamsException | IllegalStateException e) {
      return new Read.NotHere<>(String.valueOf(e.getMessage()));
    }
  }

  private StoreQueryParameters<ReadOnlyKeyValueStore<K, V>> parameters() {
    return StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore());
  }

  private boolean isOther(HostInfo host) {
    return !host.equals(self) && !host.equals(HostInfo.unavailable());
  }
}
