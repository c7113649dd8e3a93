package dev.daogou.app;

import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Builds an {@link ObjectStore} for each task. */
public final class ObjectStoreBuilder<K, V> implements StoreBuilder<ObjectStore<K, V>> {
  private final StoreBuilder<KeyValueStore<K, byte[]>> below;
  private final Serde<K> keys;
  private final Serde<V> values;
  private final HeldLimits limits;
  private final Caution caution = new Caution();

  /**
   * @param below where encoded values lie
   * @param keys may be used by several threads
   * @param values may be used by several threads; what it reads shares nothing with what it wrote
   * @param limits for each task
   */
  public ObjectStoreBuilder(
      KeyValueBytesStoreSupplier below, Serde<K> keys, Serde<V> values, HeldLimits limits) {
    this.below = Stores.keyValueStoreBuilder(below, keys, Serdes.ByteArray());
    this.keys = keys;
    this.values = values;
    this.limits = limits;
  }

  @Override
  public ObjectStore<K, V> build() {
    return new ObjectStore<>(below.build(), keys, values, limits, caution);
  }

  /** It is a cache already. */
  @Override
  public ObjectStoreBuilder<K, V> withCachingEnabled() {
    return this;
  }

  @Override
  public ObjectStoreBuilder<K, V> withCachingDisabled() {
    throw new UnsupportedOperationException("objects are always held until the commit");
  }

  @Override
  public ObjectStoreBuilder<K, V> withLoggingEnabled(Map<String, String> config) {
    below.withLoggingEnabled(config);
    return this;
  }

  @Override
  public ObjectStoreBuilder<K, V> withLoggingDisabled() {
    below.withLoggingDisabled();
    return this;
  }

  @Override
  public Map<String, String> logConfig() {
    return below.logConfig();
  }

  @Override
  public boolean loggingEnabled() {
    return below.loggingEnabled();
  }

  @Override
  public String name() {
    return below.name();
  }
}
