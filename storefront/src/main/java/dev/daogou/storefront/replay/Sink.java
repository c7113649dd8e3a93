package dev.daogou.storefront.replay;

import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.StorefrontEvent;

/** Where a reader puts what it finds in a log. */
public interface Sink extends ReadingSink {
  /** An event, in the order of the log. */
  void event(StorefrontEvent event);

  /** A change of the catalogue. */
  void item(CatalogueUpdate update);

  /**
   * Rows that are sound but are no event.
   *
   * @param why the kind of row, such as {@code stock adjustment}
   */
  void setAside(String why, long rows);

  /** Rows that became events, and of which the summary shall say how many there were. */
  void noted(String what, long rows);
}
