package dev.daogou.app;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keys for which work is still to be done, in the order in which they came; each stands once. They
 * are marked in a changelogged store too, so that a crash between the event and the work leaves the
 * work to do.
 */
public final class PendingKeys<K> {
  private static final byte[] MARK = {1};

  private final KeyValueStore<K, byte[]> store;
  private final LinkedHashSet<K> waiting = new LinkedHashSet<>();

  private PendingKeys(KeyValueStore<K, byte[]> store) {
    this.store = store;
  }

  /** Opens the store of that name and takes over what a predecessor left. */
  public static <K> PendingKeys<K> in(ProcessorContext<?, ?> context, String storeName) {
    var pending = new PendingKeys<K>(context.getStateStore(storeName));
    try (var left = pending.store.all()) {
      left.forEachRemaining(entry -> pending.waiting.add(entry.key));
    }
    return pending;
  }

  /** Marks the key; false when it waits already. */
  public boolean add(K key) {
    boolean isNew = waiting.add(key);
    if (isNew) {
      store.put(key, MARK);
    }
    return isNew;
  }

  /** Takes the oldest keys, at most so many, and clears their marks. */
  public List<K> take(int most) {
    List<K> taken = new ArrayList<>(Math.min(most, waiting.size()));
    Iterator<K> oldest = waiting.iterator();
    while (oldest.hasNext() && taken.size() < most) {
      K key = oldest.next();
      oldest.remove();
      store.delete(key);
      taken.add(key);
    }
    return taken;
  }

  /** The key that waits longest, or null. */
  public K oldest() {
    return waiting.isEmpty() ? null : waiting.iterator().next();
  }

  public int size() {
    return waiting.size();
  }

  public boolean isEmpty() {
    return waiting.isEmpty();
  }
}
