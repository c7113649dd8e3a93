package dev.daogou.app;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The store of what is still to be done for shoppers, and of how far events were seen. Several
 * stages mark their work in it: each store of its own would cost every transaction a changelog
 * more.
 */
public final class ShopperWork {
  /** Name of the store. */
  public static final String STORE = "pending";

  /** Shoppers who wait for a list. */
  public static final StoreSection LISTS = PendingKeys.ALONE;

  /** The highest offset seen of the task's own partition of the events topic. */
  public static final StoreSection SEEN = new StoreSection((byte) 1);

  /** Shoppers of whom history was learned. */
  public static final StoreSection HISTORY = new StoreSection((byte) 2);

  /** Shoppers whose session is to be published. */
  public static final StoreSection SESSIONS = new StoreSection((byte) 3);

  private ShopperWork() {}

  /** The store, to be added to the topology once. */
  public static StoreBuilder<KeyValueStore<Bytes, byte[]>> store() {
    return PendingKeys.store(STORE);
  }
}
