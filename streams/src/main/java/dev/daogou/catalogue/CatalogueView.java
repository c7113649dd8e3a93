package dev.daogou.catalogue;

import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.schemas.CataloguedItem;
import dev.daogou.schemas.ItemKey;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The catalogue topic as the item spaces see it, and whoever else listens.
 *
 * @param spaces fed by this alone
 * @param listeners told of every record after the spaces took it over, in the same thread; null
 *     removes the item
 */
public record CatalogueView(
    ItemSpaces spaces, List<BiConsumer<ItemKey, CataloguedItem>> listeners) {
  public CatalogueView {
    listeners = List.copyOf(listeners);
  }

  /** To which nobody listens. */
  public static CatalogueView of(ItemSpaces spaces) {
    return new CatalogueView(spaces, List.of());
  }

  /** Takes over a record; null removes the item. One thread only. */
  public void accept(ItemKey key, CataloguedItem record) {
    take(key, record);
    listeners.forEach(listener -> listener.accept(key, record));
  }

  private void take(ItemKey key, CataloguedItem record) {
    if (record == null) {
      spaces.remove(key.tenant(), key.item());
    } else {
      spaces.put(
          key.tenant(),
          CatalogueCards.of(key.item(), record.getItem()),
          QuantizedVectors.read(record.getEmbedding()));
    }
  }
}
