package dev.daogou.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * A key-value store of objects that may change: those in use are held as they are, and encoded when
 * the transaction commits instead of at every change.
 *
 * <p>Its owner, the processor, uses {@link #find}, {@link #change}, {@link #put} and {@link
 * #delete}. Everybody else, an interactive query above all, sees a {@link ReadOnlyKeyValueStore}:
 * it tells what the owner sees, committed or not, as copies.
 *
 * <p>Kafka Streams calls {@link #flushCache} as the first step of a commit: what is written to the
 * store below then, and with it to the changelog, is part of the transaction. A crash before that
 * loses the objects together with the offsets. The store below is an ordinary one of encoded
 * values, so what another program of the same name left is taken over.
 *
 * @see ObjectStoreBuilder
 */
public final class ObjectStore<K, V> extends WrappedStateStore<KeyValueStore<K, byte[]>, K, V>
    implements ReadOnlyKeyValueStore<K, V> {
  private final Serde<K> keys;
  private final Serde<V> values;
  private final HeldLimits limits;
  private final Caution caution;
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<K, Held<K, V>> held = new LinkedHashMap<>(16, 0.75f, true);
  private final List<Held<K, V>> unwritten = new ArrayList<>();
  private long heldBytes;

  private static final class Held<K, V> {
    final K key;
    Optional<V> value;
    int bytes;
    boolean isUnwritten;

    Held(K key, Optional<V> value, int bytes) {
      this.key = key;
      this.value = value;
      this.bytes = bytes;
    }
  }

  ObjectStore(
      KeyValueStore<K, byte[]> below,
      Serde<K> keys,
      Serde<V> values,
      HeldLimits limits,
      Caution caution) {
    super(below);
    this.keys = keys;
    this.values = values;
    this.limits = limits;
    this.caution = caution;
  }

  /** The object itself, for its owner to read; what changes it goes through {@link #change}. */
  public Optional<V> find(K key) {
    lock.lock();
    try {
      return load(key).value;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Changes the object of the key in place, and keeps it.
   *
   * <p>A change that throws leaves the object as it was before. Where that can no longer be had,
   * because earlier changes of the same transaction are not encoded yet, the transaction is given
   * up; when it is repeated, changes are encoded one by one for a while.
   *
   * @param fresh makes the object where there is none
   * @return what the change returns
   * @throws HalfChangedException where the transaction must be given up
   */
  public <R> R change(K key, Supplier<V> fresh, Function<? super V, R> change) {
    lock.lock();
    try {
      Held<K, V> entry = load(key);
      if (entry.isUnwritten && caution.isAdvised()) {
        write(entry);
      }
      V value = entry.value.orElseGet(fresh);
      try {
        R result = change.apply(value);
        keep(entry, Optional.of(value));
        return result;
      } catch (RuntimeException failure) {
        throw undone(entry, failure);
      }
    } finally {
      lock.unlock();
    }
  }

  private RuntimeException undone(Held<K, V> entry, RuntimeException failure) {
    if (entry.isUnwritten) {
      caution.advise();
      return new HalfChangedException(name(), failure);
    }
    drop(entry);
    return failure;
  }

  /** Keeps the object, which belongs to the store from now on. */
  public void put(K key, V value) {
    replace(key, Optional.of(value));
  }

  /** Forgets the object of that key. */
  public void delete(K key) {
    replace(key, Optional.empty());
  }

  private void replace(K key, Optional<V> value) {
    lock.lock();
    try {
      keep(held.computeIfAbsent(key, fresh -> new Held<>(fresh, value, 0)), value);
      makeRoom();
    } finally {
      lock.unlock();
    }
  }

  private void keep(Held<K, V> entry, Optional<V> value) {
    entry.value = value;
    if (!entry.isUnwritten) {
      entry.isUnwritten = true;
      unwritten.add(entry);
    }
  }

  private Held<K, V> load(K key) {
    Held<K, V> known = held.get(key);
    if (known != null) {
      return known;
    }
    byte[] stored = wrapped().get(key);
    var loaded =
        new Held<K, V>(
            key,
            Optional.ofNullable(stored).map(this::decoded),
            stored == null ? 0 : stored.length);
    held.put(key, loaded);
    heldBytes += loaded.bytes;
    makeRoom();
    return loaded;
  }

  /** The one that was used last always stays. */
  private void makeRoom() {
    while (held.size() > 1 && (held.size() > limits.entries() || heldBytes > limits.bytes())) {
      Held<K, V> eldest = held.firstEntry().getValue();
      if (eldest.isUnwritten) {
        write(eldest);
      }
      drop(eldest);
    }
  }

  private void drop(Held<K, V> entry) {
    held.remove(entry.key, entry);
    heldBytes -= entry.bytes;
  }

  private void write(Held<K, V> entry) {
    byte[] encoded = encoded(entry);
    wrapped().put(entry.key, encoded);
    int bytes = encoded == null ? 0 : encoded.length;
    heldBytes += bytes - entry.bytes;
    entry.bytes = bytes;
    entry.isUnwritten = false;
  }

  /** Encodes what has changed; Kafka Streams calls it when it commits. */
  @Override
  public void flushCache() {
    lock.lock();
    try {
      for (Held<K, V> entry : unwritten) {
        if (entry.isUnwritten) {
          write(entry);
        }
      }
      unwritten.clear();
      makeRoom();
    } finally {
      lock.unlock();
    }
    super.flushCache();
  }

  @Override
  public void clearCache() {
    lock.lock();
    try {
      held.clear();
      unwritten.clear();
      heldBytes = 0;
    } finally {
      lock.unlock();
    }
    super.clearCache();
  }

  @Override
  public void close() {
    clearCache();
    super.close();
  }

  /** A copy of what the owner sees now; null where there is nothing. */
  @Override
  public @Nullable V get(K key) {
    byte[] now = encodedNow(key);
    return now == null ? null : decoded(now);
  }

  private byte @Nullable [] encodedNow(K key) {
    lock.lock();
    try {
      Held<K, V> entry = held.get(key);
      if (entry != null && entry.isUnwritten) {
        return encoded(entry);
      }
    } finally {
      lock.unlock();
    }
    return wrapped().get(key);
  }

  @Override
  public KeyValueIterator<K, V> range(K from, K to) {
    return iterate(store -> store.range(from, to), from, to);
  }

  @Override
  public KeyValueIterator<K, V> all() {
    return iterate(KeyValueStore::all, null, null);
  }

  private KeyValueIterator<K, V> iterate(
      Function<KeyValueStore<K, byte[]>, KeyValueIterator<K, byte[]>> below,
      @Nullable K from,
      @Nullable K to) {
    Bytes first = from == null ? null : bytes(from);
    Bytes last = to == null ? null : bytes(to);
    lock.lock();
    try {
      var changed = new TreeMap<Bytes, Map.Entry<K, Optional<byte[]>>>();
      for (Held<K, V> entry : unwritten) {
        Bytes key = bytes(entry.key);
        boolean isWithin =
            (first == null || key.compareTo(first) >= 0)
                && (last == null || key.compareTo(last) <= 0);
        if (entry.isUnwritten && isWithin) {
          changed.put(key, Map.entry(entry.key, Optional.ofNullable(encoded(entry))));
        }
      }
      return new OverlaidIterator<>(
          below.apply(wrapped()), changed.values().iterator(), this::bytes, this::decoded);
    } finally {
      lock.unlock();
    }
  }

  /** About as many as there are: what was not written yet is not counted. */
  @Override
  public long approximateNumEntries() {
    return wrapped().approximateNumEntries();
  }

  private byte @Nullable [] encoded(Held<K, V> entry) {
    return entry.value.map(value -> values.serializer().serialize(name(), value)).orElse(null);
  }

  private V decoded(byte[] encoded) {
    return values.deserializer().deserialize(name(), encoded);
  }

  private Bytes bytes(K key) {
    return Bytes.wrap(keys.serializer().serialize(name(), key));
  }
}
