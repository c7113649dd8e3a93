package dev.daogou.recommendations;

import dev.daogou.recommender.lists.ListItem;
import dev.daogou.recommender.shopper.ShopperHistory;
import dev.daogou.schemas.ShopperKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of lists. */
final class ListIdentity {
  private ListIdentity() {}

  /** The same for lists of the same items in the same order and for the same reasons. */
  static long of(List<ListItem> items) {
    long hash = items.size();
    for (ListItem item : items) {
      hash = mix(hash * 31 + item.item().hashCode());
      hash = mix(hash * 31 + item.reason().name().hashCode());
    }
    return hash;
  }

  /** The same for lists that are the same by {@link #of(List)} and tell the same history. */
  static long of(List<ListItem> items, ShopperHistory history) {
    return mix(of(items) * 31 + history.identity());
  }

  /** Number of a list: the same when a crash makes the same list be made again. */
  static long number(ShopperKey shopper, long identity, @Nullable String eventId, long eventTime) {
    return mix(
        identity
            ^ mix(shopper.toString().hashCode())
            ^ mix(eventTime + (eventId == null ? 0 : eventId.hashCode())));
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
