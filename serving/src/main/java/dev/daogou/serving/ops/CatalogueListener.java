package dev.daogou.serving.ops;

import dev.daogou.schemas.CataloguedItem;
import dev.daogou.schemas.ItemKey;
import org.jspecify.annotations.Nullable;

/** Hears of every record of the catalogue topic, from the first, in one thread. */
public interface CatalogueListener {
  /**
   * Takes a record.
   *
   * @param item null where the item has left the catalogue
   */
  void accept(ItemKey key, @Nullable CataloguedItem item);
}
