package dev.daogou.storefront.importer;

import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.storefront.replay.ReadingSink;

/** Where a reader puts the items that it finds. */
public interface ItemSink extends ReadingSink {
  /**
   * A change of the catalogue.
   *
   * @param line where it begins, from 1
   */
  void item(long line, CatalogueUpdate update);

  /**
   * An item that cannot be used as it is described.
   *
   * @param line where it begins, from 1
   * @param item its id
   */
  void unusable(long line, String item, String why);
}
