package dev.daogou.app;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keys for which work is still to be done, in the order in which they came; each stands once. They
 * are marked in a changelogged store too, so that a crash between the event and the work leaves the
 * work to do.
 */
public final class PendingKeys<K> {
  private static final byte[] MARK = {1};

  private final KeyValueStore<K, byte[]> store;
  private final LinkedHashSet<K> waiting = new LinkedHashSet<>();
  private final Set<K> marked = new HashSet<>();

  private PendingKeys(KeyValueStore<K, byte[]> store) {
    this.store = store;
  }

  /** Opens the store of that name and takes over what a predecessor left. */
  public static <K> PendingKeys<K> in(ProcessorContext<?, ?> context, String storeName) {
    var pending = new PendingKeys<K>(context.getStateStore(storeName));
    try (var left = pending.store.all()) {
      left.forEachRemaining(entry -> pending.waiting.add(entry.key));
    }
    pending.marked.addAll(pending.waiting);
    return pending;
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
    if (waiting.contains(key) && marked.add(key)) {
      store.put(key, MARK);
    }
  }

  /** Takes the oldest keys, at most so many, and clears their marks. */
  public List<K> take(int most) {
    List<K> taken = new ArrayList<>(Math.min(most, waiting.size()));
    Iterator<K> oldest = waiting.iterator();
    while (oldest.hasNext() && taken.size() < most) {
      K key = oldest.next();
      oldest.remove();
      if (marked.remove(key)) {
        store.delete(key);
      }
      taken.add(key);
    }
    return taken;
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
