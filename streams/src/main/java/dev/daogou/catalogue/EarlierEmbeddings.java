package dev.daogou.catalogue;

import dev.daogou.schemas.CataloguedItem;
import dev.daogou.schemas.ItemKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Looks through the stored items for those that another encoder has embedded, a piece at a time, so
 * that neither a start nor a transaction lasts longer the more items there are. It begins again
 * with each start, and then passes over what has been embedded meanwhile: what it finds needs no
 * mark of its own. Belongs to one task.
 */
final class EarlierEmbeddings {
  static final int PIECE = 256;

  private final KeyValueStore<ItemKey, CataloguedItem> items;
  private final Predicate<CataloguedItem> isEmbedded;
  private Optional<ItemKey> reached = Optional.empty();
  private boolean isThrough;

  /**
   * @param isEmbedded whether an item's embedding is of the encoder in use
   */
  EarlierEmbeddings(
      KeyValueStore<ItemKey, CataloguedItem> items, Predicate<CataloguedItem> isEmbedded) {
    this.items = items;
    this.isEmbedded = isEmbedded;
  }

  /** Whether every item has been looked at. */
  boolean isThrough() {
    return isThrough;
  }

  /** Those of the next piece that are to be embedded again; none where it is through. */
  List<ItemKey> next() {
    return isThrough ? List.of() : lookOn();
  }

  private List<ItemKey> lookOn() {
    List<ItemKey> found = new ArrayList<>();
    int looked = 0;
    try (var rest = items.range(reached.orElse(null), null)) {
      while (rest.hasNext() && looked < PIECE) {
        KeyValue<ItemKey, CataloguedItem> entry = rest.next();
        // The one that was reached stands at the beginning again, unless it has gone.
        if (!reached.equals(Optional.of(entry.key))) {
          looked++;
          reached = Optional.of(entry.key);
          if (!isEmbedded.test(entry.value)) {
            found.add(entry.key);
          }
        }
      }
      isThrough = !rest.hasNext();
    }
    return found;
  }
}
