package dev.daogou.serving.board;

import dev.daogou.schemas.Resolution;
import dev.daogou.schemas.Topic;
import dev.daogou.schemas.TrendBucket;
import dev.daogou.schemas.TrendKey;
import dev.daogou.trends.Tally;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.SerializationException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The buckets of one tenant. What sources wrote is held as bytes and added up when asked for; sums
 * that nobody asked for lately are let go. Adding up happens outside the monitor: whoever feeds the
 * buckets feeds the catalogue too, and must not wait for a week to be added up.
 */
final class TenantTrends {
  private static final Logger LOG = Logger.getLogger(TenantTrends.class);

  private final Topic<TrendKey, TrendBucket> topic;
  private final Map<Resolution, NavigableMap<Long, Slot>> slots = new EnumMap<>(Resolution.class);
  private long version;

  private static final class Slot {
    final Map<String, byte[]> parts = new HashMap<>(4);
    @Nullable Tally sum;
    boolean used;
    long version;
  }

  TenantTrends(Topic<TrendKey, TrendBucket> topic) {
    this.topic = topic;
    for (Resolution resolution : Resolution.values()) {
      slots.put(resolution, new TreeMap<>());
    }
  }

  /** Takes over what a source says of a bucket; null removes it. */
  synchronized void accept(TrendKey key, byte @Nullable [] bucket, long now) {
    NavigableMap<Long, Slot> all = slots(key.resolution());
    if (bucket == null) {
      Slot known = all.get(key.start());
      if (known != null && known.parts.remove(key.source()) != null) {
        changed(known);
      }
    } else if (key.resolution().isKept(key.start(), now)) {
      Slot slot = all.computeIfAbsent(key.start(), fresh -> new Slot());
      slot.parts.put(key.source(), bucket);
      changed(slot);
    }
  }

  private NavigableMap<Long, Slot> slots(Resolution resolution) {
    return Objects.requireNonNull(slots.get(resolution));
  }

  private void changed(Slot slot) {
    slot.sum = null;
    slot.version = ++version;
  }

  /** Lets go of buckets that are not kept any more, and of sums that nobody asked for. */
  synchronized void sweep(long now) {
    slots.forEach(
        (resolution, all) -> {
          all.headMap(now - resolution.kept().toMillis()).clear();
          all.values()
              .forEach(
                  slot -> {
                    slot.sum = slot.used ? slot.sum : null;
                    slot.used = false;
                  });
        });
  }

  /** A number that rises whenever one of the buckets of a stretch changes; 0 where none is. */
  synchronized long versionOf(TimeRange stretch) {
    long newest = 0;
    for (Slot slot : within(stretch).values()) {
      newest = Math.max(newest, slot.version);
    }
    return newest;
  }

  /** Calls for the sum of each bucket of a stretch, as they are at the time of the call. */
  void each(TimeRange stretch, Consumer<Tally> sums) {
    for (Seen seen : seen(stretch)) {
      sums.accept(seen.sum() == null ? add(stretch.resolution(), seen) : seen.sum());
    }
  }

  /** A bucket at some moment. */
  private record Seen(Slot slot, long version, @Nullable Tally sum, List<byte[]> parts) {}

  private synchronized List<Seen> seen(TimeRange stretch) {
    List<Seen> all = new ArrayList<>();
    for (Slot slot : within(stretch).values()) {
      slot.used = true;
      List<byte[]> parts = slot.sum == null ? List.copyOf(slot.parts.values()) : List.of();
      all.add(new Seen(slot, slot.version, slot.sum, parts));
    }
    return all;
  }

  private NavigableMap<Long, Slot> within(TimeRange stretch) {
    return stretch.from() >= stretch.to()
        ? new TreeMap<>()
        : slots(stretch.resolution()).subMap(stretch.from(), true, stretch.to(), false);
  }

  private Tally add(Resolution resolution, Seen seen) {
    var sum = new Tally(resolution);
    seen.parts().forEach(part -> add(sum, part));
    synchronized (this) {
      if (seen.slot().version == seen.version()) {
        seen.slot().sum = sum;
      }
    }
    return sum;
  }

  private void add(Tally sum, byte[] part) {
    try {
      sum.add(topic.value().deserializer().deserialize(topic.name(), part));
    } catch (SerializationException e) {
      LOG.warnf("a record of %s cannot be read: %s", topic.name(), e.getMessage());
    }
  }
}
