package dev.daogou.candidates;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.daogou.schemas.ShopperKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;

/**
 * Shoppers whose lists threads cannot get through. What a thread fails at it meets again in the
 * store of what waits, and so does the thread that replaces it. After a batch has failed, lists are
 * made one by one for a while; a shopper at whom a thread fails alone goes without a list for some
 * minutes, and the others go on. One for all tasks of the program, which come and go with threads.
 */
final class FailingShoppers {
  static final Duration WITHOUT_LIST = Duration.ofMinutes(5);

  private static final int MOST = 10_000;

  private final int oneByOne;
  private final AtomicInteger left = new AtomicInteger();
  private final Cache<ShopperKey, Boolean> failing;

  /**
   * @param batch most shoppers who are served together
   */
  FailingShoppers(int batch, Ticker nanoTime) {
    oneByOne = 2 * batch;
    failing =
        Caffeine.newBuilder()
            .expireAfterWrite(WITHOUT_LIST)
            .maximumSize(MOST)
            .ticker(nanoTime)
            .build();
  }

  /** How many are to be served together, of so many who may. */
  int atOnce(int usually) {
    return left.getAndUpdate(times -> Math.max(0, times - 1)) > 0 ? 1 : usually;
  }

  /** Whether the shopper goes without a list for now. */
  boolean isFailing(ShopperKey shopper) {
    return failing.getIfPresent(shopper) != null;
  }

  /**
   * A thread fails while it serves them.
   *
   * @return whether they can be at fault, rather than the broker or the group
   */
  boolean failedAt(List<ShopperKey> served, Throwable failure) {
    if (served.isEmpty() || root(failure) instanceof KafkaException) {
      return false;
    }
    left.set(oneByOne);
    if (served.size() == 1) {
      failing.put(served.getFirst(), true);
    }
    return true;
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
