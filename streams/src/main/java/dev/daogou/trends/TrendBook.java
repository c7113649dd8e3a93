package dev.daogou.trends;

import dev.daogou.app.ObjectStore;
import dev.daogou.schemas.Resolution;
import dev.daogou.schemas.TrendBucket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * All buckets of a task. Those that change are held in memory; what they do not have in the store
 * yet stands in the {@link Journal}, so that a successor holds the same. Whatever is saved has been
 * published in the same transaction, so nothing that changed stays unpublished.
 */
final class TrendBook {
  private static final Resolution[] RESOLUTIONS = Resolution.values();

  private final KeyValueStore<BucketKey, TrendBucket> saved;
  private final Journal journal;
  private final Publication publication;
  private final Map<BucketKey, Open> open = new HashMap<>();
  private long round;

  /** Takes what is to be written to the topic. */
  interface Publication {
    /**
     * @param bucket null where it is no longer kept
     */
    void publish(BucketKey key, @Nullable TrendBucket bucket);
  }

  private static final class Open {
    final Tally tally;
    boolean unsaved;
    boolean unpublished;
    long round;

    Open(Tally tally) {
      this.tally = tally;
    }
  }

  /** Takes over what a predecessor left. */
  TrendBook(
      KeyValueStore<BucketKey, TrendBucket> saved,
      ObjectStore<Integer, JournalEntry> journal,
      Publication publication) {
    this.saved = saved;
    this.journal = new Journal(journal);
    this.publication = publication;
    this.journal.replay(contribution -> apply(contribution, contribution.arrival()));
  }

  /**
   * Counts it in every bucket that is still kept; false where there is none.
   *
   * @param now epoch milliseconds
   */
  boolean add(Contribution contribution, long now) {
    if (!apply(contribution, now)) {
      return false;
    }
    journal.append(contribution);
    if (journal.isFull()) {
      save(now);
    }
    return true;
  }

  private boolean apply(Contribution contribution, long now) {
    boolean counted = false;
    for (Resolution resolution : RESOLUTIONS) {
      long start = resolution.startOf(contribution.time());
      if (resolution.isKept(start, now)) {
        Open bucket = open(new BucketKey(resolution, start, contribution.tenant()));
        contribution.addTo(bucket.tally);
        bucket.unsaved = true;
        bucket.unpublished = true;
        bucket.round = round;
        counted = true;
      }
    }
    return counted;
  }

  private Open open(BucketKey key) {
    Open known = open.get(key);
    if (known != null) {
      return known;
    }
    TrendBucket before = saved.get(key);
    var fresh =
        new Open(before == null ? new Tally(key.resolution()) : Tally.of(key.resolution(), before));
    open.put(key, fresh);
    return fresh;
  }

  /** Publishes what changed, but for hours: they are large, and are published when saved. */
  void publish() {
    open.forEach(
        (key, bucket) -> {
          if (bucket.unpublished && key.resolution() != Resolution.HOUR) {
            publish(key, bucket, bucket.tally.toBucket());
          }
        });
  }

  private void publish(BucketKey key, Open bucket, TrendBucket content) {
    publication.publish(key, content);
    bucket.unpublished = false;
  }

  /** Saves and publishes what changed, and lets go of what is old or was not touched for long. */
  void save(long now) {
    Iterator<Map.Entry<BucketKey, Open>> all = open.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<BucketKey, Open> entry = all.next();
      Open bucket = entry.getValue();
      if (bucket.unsaved) {
        TrendBucket content = bucket.tally.toBucket();
        saved.put(entry.getKey(), content);
        bucket.unsaved = false;
        if (bucket.unpublished) {
          publish(entry.getKey(), bucket, content);
        }
      } else if (bucket.round < round) {
        all.remove();
      }
    }
    journal.startOver();
    round++;
    expire(now);
  }

  private void expire(long now) {
    for (Resolution resolution : RESOLUTIONS) {
      List<BucketKey> old = new ArrayList<>();
      BucketKey first = BucketKey.first(resolution, 0);
      BucketKey kept = BucketKey.first(resolution, now - resolution.kept().toMillis());
      try (KeyValueIterator<BucketKey, TrendBucket> range = saved.range(first, kept)) {
        range.forEachRemaining((KeyValue<BucketKey, TrendBucket> entry) -> old.add(entry.key));
      }
      for (BucketKey key : old) {
        saved.delete(key);
        open.remove(key);
        publication.publish(key, null);
      }
    }
  }
}
