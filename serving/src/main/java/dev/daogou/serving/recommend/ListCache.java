package dev.daogou.serving.recommend;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.daogou.serving.ops.PartitionedStore.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lists that were read lately, of the shoppers whom this instance owns, so that reading them again
 * neither touches the store nor decodes anything. A new list takes the place of the old one as it
 * arrives. What is here is what the store says: entries hold only while the partition that they
 * came from is worked on here. Bounded in bytes. Thread-safe.
 */
final class ListCache {
  private static final long MOST_BYTES = 4L << 20;

  private final StoredLists lists;
  private final Map<Integer, Ownership> owned = new ConcurrentHashMap<>();
  private final Cache<String, Entry> entries =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((String key, Entry entry) -> entry.bytes.length)
          .build();

  /** The time in which this instance works on a partition. */
  static final class Ownership {
    private volatile boolean over;

    private Ownership() {}
  }

  private static final class Entry {
    private final byte[] bytes;
    private final Ownership ownership;
    private volatile @Nullable Lookup decoded;

    private Entry(byte[] bytes, Ownership ownership) {
      this.bytes = bytes;
      this.ownership = ownership;
    }
  }

  /** Of the instance that works on no partition yet. */
  ListCache(StoredLists lists) {
    this.lists = lists;
  }

  /** This instance begins to work on a partition. */
  Ownership begin(int partition) {
    var ownership = new Ownership();
    owned.put(partition, ownership);
    return ownership;
  }

  /** It works on it no longer. */
  void end(int partition, Ownership ownership) {
    ownership.over = true;
    owned.remove(partition, ownership);
  }

  /**
   * A record has come into the store. It must be there already: who reads from now on finds it.
   *
   * @param bytes null where the list was deleted
   */
  void arrived(String key, byte @Nullable [] bytes, Ownership ownership) {
    // Not computeIfPresent, which does not wait for a reader that looks into the store just now.
    entries
        .asMap()
        .compute(
            key, (same, old) -> old == null || bytes == null ? null : new Entry(bytes, ownership));
  }

  /** What is remembered of the key; empty where only the store can say. */
  Optional<Lookup> find(String key) {
    Entry known = entries.getIfPresent(key);
    return known == null || known.ownership.over ? Optional.empty() : Optional.of(lookup(known));
  }

  /**
   * What the store says, remembered where it is a list; empty where the store is not here.
   *
   * @param store asked while no newer record of the key can be taken over, so that what is
   *     remembered is never older than the store
   */
  Optional<Lookup> read(String key, int partition, Supplier<Read<byte[]>> store) {
    Ownership ownership = owned.get(partition);
    if (ownership == null) {
      return lookup(store.get());
    }
    List<Read<byte[]>> said = new ArrayList<>(1);
    Entry entry =
        entries
            .asMap()
            .compute(
                key,
                (same, old) -> {
                  said.add(store.get());
                  return said.getFirst() instanceof Read.Value<byte[]>(byte[] bytes)
                      ? new Entry(bytes, ownership)
                      : null;
                });
    return entry == null ? lookup(said.getFirst()) : Optional.of(lookup(entry));
  }

  private Optional<Lookup> lookup(Read<byte[]> read) {
    return switch (read) {
      case Read.Value<byte[]>(byte[] bytes) -> Optional.of(lists.decode(bytes, false));
      case Read.Nothing<byte[]> nothing -> Optional.of(new Lookup.Absent());
      case Read.NotHere<byte[]> notHere -> Optional.empty();
    };
  }

  // Of two readers at a time both may decode; they come to the same.
  private Lookup lookup(Entry entry) {
    Lookup known = entry.decoded;
    if (known == null) {
      known = lists.decode(entry.bytes, false);
      entry.decoded = known;
    }
    return known;
  }
}
