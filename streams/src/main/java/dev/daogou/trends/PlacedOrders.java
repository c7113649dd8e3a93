package dev.daogou.trends;

import dev.daogou.recommender.shopper.Fingerprint;
import dev.daogou.schemas.Resolution;
import dev.daogou.schemas.StorefrontEvent;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** Orders for as long as buckets are kept that a reversal could correct. */
record PlacedOrders(WindowStore<Long, byte[]> store) {

  /**
   * @param since arrival under which it is kept, epoch milliseconds
   */
  record Known(PlacedOrder order, long since) {}

  /** As {@link SeenIds#begin}. */
  void begin(long time) {
    store.put(0L, PlacedOrder.AWAITED.toBytes(), time);
  }

  /** The order of that id of the event's shopper, as it is known by then. */
  Known find(StorefrontEvent event, String order, long arrival) {
    try (WindowStoreIterator<byte[]> found =
        store.fetch(
            key(event, order),
            Math.max(0, arrival - Resolution.HOUR.kept().toMillis()),
            Long.MAX_VALUE)) {
      if (found.hasNext()) {
        KeyValue<Long, byte[]> first = found.next();
        return new Known(PlacedOrder.of(first.value), first.key);
      }
      return new Known(PlacedOrder.AWAITED, arrival);
    }
  }

  void put(StorefrontEvent event, String order, Known known) {
    store.put(key(event, order), known.order().toBytes(), known.since());
  }

  private static long key(StorefrontEvent event, String order) {
    return Fingerprint.of(event.getTenant() + '/' + event.getShopper() + '\n' + order);
  }
}
