package dev.daogou.storefront.replay;

import dev.daogou.schemas.CatalogueUpdate;
import dev.daogou.schemas.StorefrontEvent;

/** Where a reader puts what it finds in a log. */
public interface Sink {
  /** An event, in the order of the log. */
  void event(StorefrontEvent event);

  /** A change of the catalogue. */
  void item(CatalogueUpdate update);

  /**
   * A line that cannot be read.
   *
   * @param line its number, from 1
   * @param what is wrong with it
   */
  void malformed(long line, String what);

  /**
   * Rows that are sound but are no event.
   *
   * @param why the kind of row, such as {@code stock adjustment}
   */
  void setAside(String why, long rows);

  /** Rows that became events, and of which the summary shall say how many there were. */
  void noted(String what, long rows);

  /** Whether more is wanted; a reader stops when it is not. */
  boolean isOpen();
}
