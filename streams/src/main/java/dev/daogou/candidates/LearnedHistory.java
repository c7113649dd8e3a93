package dev.daogou.candidates;

import dev.daogou.app.ShopperWork;
import dev.daogou.candidates.ShopperCandidates.Cause;
import dev.daogou.schemas.KeySerdes;
import dev.daogou.schemas.ShopperKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
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

  private static final Serde<ShopperKey> KEYS = KeySerdes.shopper();
  private static final CauseSerde CAUSES = new CauseSerde();

  private final KeyValueStore<Bytes, byte[]> store;
  private final long quiet;
  private final Deque<KeyValue<Bytes, byte[]>> chunk = new ArrayDeque<>();
  private @Nullable Bytes reached;
  private boolean mayHold;
  private long newest;

  /**
   * @param quiet silence of the back-fill after which its shoppers are served
   * @param now epoch milliseconds; what a predecessor left waits from here on
   */
  LearnedHistory(KeyValueStore<Bytes, byte[]> store, Duration quiet, long now) {
    this.store = store;
    this.quiet = quiet.toMillis();
    this.newest = now;
    try (var left = from(ShopperWork.HISTORY.first())) {
      mayHold = left.hasNext();
    }
  }

  private KeyValueIterator<Bytes, byte[]> from(Bytes key) {
    return store.range(key, ShopperWork.HISTORY.end());
  }

  /** A shopper waits, or goes on waiting, for this reason. */
  void add(ShopperKey shopper, Cause cause, long now) {
    store.put(key(shopper), CAUSES.serializer().serialize(ShopperWork.STORE, cause));
    mayHold = true;
    newest = now;
    fromTheStart();
  }

  /** The shopper gets a list for another reason. */
  void leave(ShopperKey shopper) {
    if (mayHold && store.get(key(shopper)) != null) {
      store.delete(key(shopper));
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
      KeyValue<Bytes, byte[]> next = chunk.poll();
      if (next == null) {
        fill();
      } else if (store.get(next.key) != null) {
        store.delete(next.key);
        taken.put(shopper(next.key), cause(next.value));
      }
    }
    return taken;
  }

  // From where the last chunk ended: the deleted ones before it would all be walked again.
  private void fill() {
    boolean isFromTheStart = reached == null;
    try (var entries = from(reached == null ? ShopperWork.HISTORY.first() : reached)) {
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

  private static Bytes key(ShopperKey shopper) {
    return ShopperWork.HISTORY.key(KEYS.serializer().serialize(ShopperWork.STORE, shopper));
  }

  private static ShopperKey shopper(Bytes key) {
    return KEYS.deserializer().deserialize(ShopperWork.STORE, ShopperWork.HISTORY.own(key));
  }

  private static Cause cause(byte[] stored) {
    return CAUSES.deserializer().deserialize(ShopperWork.STORE, stored);
  }
}
