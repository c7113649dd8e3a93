package dev.daogou.candidates;

import dev.daogou.candidates.ShopperCandidates.Cause;
import dev.daogou.schemas.ShopperKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Shoppers of whom history was learned and who have had no list since. They wait until the
 * back-fill has been silent for a while, so that it costs one list a shopper however many events it
 * brings; a list for any other reason serves them too. Millions may wait: they are in the store
 * alone, which is walked when they are served.
 */
final class LearnedHistory {
  private static final int CHUNK = 1_000;

  private final KeyValueStore<ShopperKey, Cause> store;
  private final long quiet;
  private final Deque<KeyValue<ShopperKey, Cause>> chunk = new ArrayDeque<>();
  private @Nullable ShopperKey reached;
  private boolean mayHold;
  private long newest;

  /**
   * @param quiet silence of the back-fill after which its shoppers are served
   * @param now epoch milliseconds; what a predecessor left waits from here on
   */
  LearnedHistory(KeyValueStore<ShopperKey, Cause> store, Duration quiet, long now) {
    this.store = store;
    this.quiet = quiet.toMillis();
    this.newest = now;
    try (var left = store.all()) {
      mayHold = left.hasNext();
    }
  }

  /** A shopper waits, or goes on waiting, for this reason. */
  void add(ShopperKey shopper, Cause cause, long now) {
    store.put(shopper, cause);
    mayHold = true;
    newest = now;
    fromTheStart();
  }

  /** The shopper gets a list for another reason. */
  void leave(ShopperKey shopper) {
    if (mayHold && store.get(shopper) != null) {
      store.delete(shopper);
    }
  }

  /** Whether anybody may wait. */
  boolean mayHold() {
    return mayHold;
  }

  /** Whether the time has come of those who may wait. */
  boolean isDue(long now) {
    return mayHold && now - newest >= quiet;
  }

  /** Takes shoppers whose time has come, at most so many, with the reason of each. */
  Map<ShopperKey, Cause> take(int most, long now) {
    Map<ShopperKey, Cause> taken = new LinkedHashMap<>();
    while (isDue(now) && taken.size() < most) {
      KeyValue<ShopperKey, Cause> next = chunk.poll();
      if (next == null) {
        fill();
      } else if (store.get(next.key) != null) {
        store.delete(next.key);
        taken.put(next.key, next.value);
      }
    }
    return taken;
  }

  // From where the last chunk ended: the deleted ones before it would all be walked again.
  private void fill() {
    boolean isFromTheStart = reached == null;
    try (var entries = store.range(reached, null)) {
      while (entries.hasNext() && chunk.size() < CHUNK) {
        chunk.add(entries.next());
      }
    }
    mayHold = !isFromTheStart || !chunk.isEmpty();
    reached = chunk.isEmpty() ? null : chunk.getLast().key;
  }

  private void fromTheStart() {
    chunk.clear();
    reached = null;
  }
}
