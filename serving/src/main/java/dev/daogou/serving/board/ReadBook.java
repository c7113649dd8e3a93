package dev.daogou.serving.board;

import dev.daogou.schemas.Resolution;
import dev.daogou.schemas.TrendBucket;
import dev.daogou.schemas.TrendKey;
import dev.daogou.trends.Figure;
import dev.daogou.trends.Tally;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The reads of this process in buckets, and what the trends topic does not have of them yet. A
 * bucket is held until it is over and the topic has it. One thread.
 */
final class ReadBook {
  /** Buckets that are held while the topic cannot be written; then the oldest are given up. */
  static final int MOST_OPEN = 10_000;

  /** Buckets that are removed from the topic again; others are left to its retention. */
  private static final int MOST_PUBLISHED = 100_000;

  private static final Resolution[] RESOLUTIONS = Resolution.values();

  private final ReadLevels reads;
  private final String source;
  private final Map<String, Map<String, Long>> taken = new HashMap<>();
  private final NavigableMap<TrendKey, Open> open = new TreeMap<>(inOrderOf(ReadBook::end));
  private final NavigableSet<TrendKey> published = new TreeSet<>(inOrderOf(ReadBook::expiry));
  private long since;

  private interface Moment {
    long of(TrendKey key);
  }

  private static final class Open {
    final Tally tally;
    boolean unpublished;

    Open(Resolution resolution) {
      tally = new Tally(resolution);
    }
  }

  /**
   * @param source of the buckets: one that no other process has, nor this one had before
   * @param now epoch milliseconds
   */
  ReadBook(ReadLevels reads, String source, long now) {
    this.reads = reads;
    this.source = source;
    this.since = now;
  }

  /** Takes what was read since the last time, which is when the reads count. */
  void take(long now) {
    reads.each(this::take);
    // A clock that was set back must not open a bucket anew that was let go of already.
    since = Math.max(since, now);
    open.keySet().removeIf(key -> !key.resolution().isKept(key.start(), since));
    open.entrySet().removeIf(each -> !each.getValue().unpublished && end(each.getKey()) <= since);
    while (open.size() > MOST_OPEN) {
      open.pollFirstEntry();
    }
  }

  private void take(String tenant, String level, long sum) {
    Long before = taken.computeIfAbsent(tenant, fresh -> new HashMap<>()).put(level, sum);
    long more = before == null ? sum : sum - before;
    if (more > 0) {
      for (Resolution resolution : RESOLUTIONS) {
        var key = new TrendKey(tenant, resolution, resolution.startOf(since), source);
        Open bucket = open.computeIfAbsent(key, fresh -> new Open(resolution));
        bucket.tally.add(Figure.READ_LEVELS, level, more);
        bucket.unpublished = true;
      }
    }
  }

  /** What is to be written: buckets that changed, and null for those that are no longer kept. */
  Map<TrendKey, @Nullable TrendBucket> pending() {
    Map<TrendKey, @Nullable TrendBucket> pending = new LinkedHashMap<>();
    open.forEach(
        (key, bucket) -> {
          if (bucket.unpublished) {
            pending.put(key, bucket.tally.toBucket());
          }
        });
    for (TrendKey key : published) {
      if (key.resolution().isKept(key.start(), since)) {
        break;
      }
      pending.put(key, null);
    }
    return pending;
  }

  /** The topic has what was pending of this key. */
  void written(TrendKey key) {
    Open bucket = open.get(key);
    if (bucket == null) {
      published.remove(key);
      return;
    }
    bucket.unpublished = false;
    published.add(key);
    if (published.size() > MOST_PUBLISHED) {
      published.pollFirst();
    }
  }

  private static Comparator<TrendKey> inOrderOf(Moment moment) {
    return Comparator.comparingLong(moment::of)
        .thenComparing(TrendKey::resolution)
        .thenComparing(TrendKey::tenant);
  }

  private static long end(TrendKey key) {
    return key.start() + key.resolution().length().toMillis();
  }

  private static long expiry(TrendKey key) {
    return key.start() + key.resolution().kept().toMillis();
  }
}
