package dev.daogou.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Keys for which work is still to be done, in the order in which they came; each stands once. They
 * are marked in a changelogged store too, so that a crash between the event and the work leaves the
 * work to do. Many marks share a record, which goes when all of its keys are done: after a crash,
 * some work may be done twice.
 */
public final class PendingKeys<K> {
  /** Where they have a store for themselves. */
  static final StoreSection ALONE = new StoreSection((byte) 0);

  private final String name;
  private final KeyValueStore<Bytes, byte[]> store;
  private final StoreSection section;
  private final Serde<K> keys;
  private final LinkedHashSet<K> waiting = new LinkedHashSet<>();
  private final Map<K, KeyChunk> marked = new HashMap<>();
  private @Nullable KeyChunk open;
  private int next;

  private PendingKeys(
      String name, KeyValueStore<Bytes, byte[]> store, StoreSection section, Serde<K> keys) {
    this.name = name;
    this.store = store;
    this.section = section;
    this.keys = keys;
  }

  /** The store behind them; cached, so that a chunk that grows is written once a commit. */
  public static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingEnabled();
  }

  /** Opens the store of that name and takes over what a predecessor left. */
  public static <K> PendingKeys<K> in(
      ProcessorContext<?, ?> context, String storeName, Serde<K> keys) {
    return in(context, storeName, ALONE, keys);
  }

  /** Opens a section of the store of that name and takes over what a predecessor left in it. */
  public static <K> PendingKeys<K> in(
      ProcessorContext<?, ?> context, String storeName, StoreSection section, Serde<K> keys) {
    var pending = new PendingKeys<K>(storeName, context.getStateStore(storeName), section, keys);
    pending.takeOver();
    return pending;
  }

  private void takeOver() {
    Map<Bytes, byte[]> left = new LinkedHashMap<>();
    try (var own = store.range(section.first(), section.end())) {
      own.forEachRemaining(entry -> left.put(entry.key, entry.value));
    }
    if (section.equals(ALONE)) {
      takeOverTexts(left);
    }
    left.forEach(this::takeOver);
  }

  // Earlier programs marked every key by itself, in a store without sections.
  private void takeOverTexts(Map<Bytes, byte[]> left) {
    try (var texts = store.range(Bytes.wrap(new byte[] {StoreSection.FIRST_OF_TEXTS}), null)) {
      texts.forEachRemaining(entry -> left.put(entry.key, entry.value));
    }
  }

  private void takeOver(Bytes place, byte[] stored) {
    KeyChunk chunk = KeyChunk.at(place);
    if (KeyChunk.isAt(place)) {
      next = KeyChunk.number(place) + 1;
      KeyChunk.keys(stored).forEach(key -> takeOver(key, chunk));
    } else if (place.get()[0] == section.kind()) {
      takeOver(section.own(place), chunk);
    } else {
      takeOver(place.get(), chunk);
    }
    if (chunk.isDone()) {
      store.delete(place);
    }
  }

  private void takeOver(byte[] stored, KeyChunk chunk) {
    K key = keys.deserializer().deserialize(name, stored);
    if (waiting.add(key)) {
      marked.put(key, chunk);
      chunk.expect();
    }
  }

  /**
   * Lets the key wait; false when it waits already. Whoever leaves it waiting when the record is
   * through {@link #mark marks} it: work that is done within the same record needs no trace.
   */
  public boolean add(K key) {
    return waiting.add(key);
  }

  /** Marks the key in the store, if it still waits and is not marked. */
  public void mark(K key) {
    if (waiting.contains(key) && !marked.containsKey(key)) {
      KeyChunk chunk = open == null || open.isFull() ? KeyChunk.of(section, next++) : open;
      open = chunk;
      marked.put(key, chunk);
      store.put(chunk.place(), chunk.add(keys.serializer().serialize(name, key)));
    }
  }

  /** Takes the oldest keys, at most so many, and clears their marks. */
  public List<K> take(int most) {
    List<K> taken = new ArrayList<>(Math.min(most, waiting.size()));
    Iterator<K> oldest = waiting.iterator();
    while (oldest.hasNext() && taken.size() < most) {
      K key = oldest.next();
      oldest.remove();
      clear(key);
      taken.add(key);
    }
    return taken;
  }

  private void clear(K key) {
    KeyChunk chunk = marked.remove(key);
    if (chunk == null) {
      return;
    }
    chunk.done();
    if (chunk.isDone()) {
      store.delete(chunk.place());
      open = chunk == open ? null : open;
    }
    if (marked.isEmpty()) {
      next = 0;
    }
  }

  /** Whether the key waits. */
  public boolean contains(K key) {
    return waiting.contains(key);
  }

  /** The key that waits longest, or null. */
  public @Nullable K oldest() {
    return waiting.isEmpty() ? null : waiting.iterator().next();
  }

  public int size() {
    return waiting.size();
  }

  public boolean isEmpty() {
    return waiting.isEmpty();
  }
}
