package dev.daogou.recommender.placements;

import java.util.List;

/**
 * What a placement shows.
 *
 * @param items in the order to show
 * @param hasMore whether there are further items for a next page
 */
public record Placed(List<PlacedItem> items, boolean hasMore) {
  public Placed {
    items = List.copyOf(items);
  }
}
