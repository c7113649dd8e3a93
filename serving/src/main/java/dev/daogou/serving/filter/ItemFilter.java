package dev.daogou.serving.filter;

import dev.daogou.recommender.items.ItemCard;
import org.jspecify.annotations.Nullable;

/** A condition on an item; safe for any number of threads. */
public interface ItemFilter {
  /** Lets everything through. */
  ItemFilter ALL = card -> true;

  /**
   * Whether the item fulfils it.
   *
   * @param card null where the catalogue does not know the item, which only {@link #ALL} lets
   *     through
   */
  boolean admits(@Nullable ItemCard card);
}
