package dev.daogou.trends;

import dev.daogou.recommender.shopper.Fingerprint;
import dev.daogou.schemas.StorefrontEvent;
import java.time.Duration;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/**
 * Hashes of the ids of events that are counted only, for an hour: enough to tell that one came
 * twice, and nothing of whom it came from.
 */
record SeenIds(WindowStore<Long, byte[]> store) {
  static final Duration WINDOW = Duration.ofHours(1);

  private static final byte[] SEEN = {1};

  /**
   * To be called once after a start: a window store in which nothing was ever put remembers no
   * offset, and Kafka Streams then takes the whole state of the task for corrupted at the next one.
   */
  void begin(long time) {
    store.put(0L, SEEN, time);
  }

  /** Whether the event comes for the first time; it is known from then on. */
  boolean isNew(StorefrontEvent event, long arrival) {
    long id = Fingerprint.of(event.getTenant() + '/' + event.getShopper() + '\n' + event.getId());
    long window = WINDOW.toMillis();
    try (WindowStoreIterator<byte[]> seen =
        store.fetch(id, Math.max(0, arrival - window), arrival + window)) {
      if (seen.hasNext()) {
        return false;
      }
    }
    store.put(id, SEEN, arrival);
    return true;
  }
}
