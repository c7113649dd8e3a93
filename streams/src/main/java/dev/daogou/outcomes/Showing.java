package dev.daogou.outcomes;

import java.util.List;

/**
 * The same items shown at the same place, once or, when a page is rendered again, several times.
 *
 * @param placement where
 * @param items in the order shown
 * @param first event time of the first, epoch milliseconds
 * @param newest event time of the newest
 * @param times how often
 * @param live whether all of them happened now
 */
record Showing(
    String placement, List<String> items, long first, long newest, int times, boolean live) {
  Showing {
    items = List.copyOf(items);
  }

  boolean isLike(Showing other) {
    return placement.equals(other.placement) && items.equals(other.items);
  }

  Showing and(Showing other) {
    return new Showing(
        placement,
        items,
        Math.min(first, other.first),
        Math.max(newest, other.newest),
        times + other.times,
        live && other.live);
  }

  /** Place of the item from 0; -1 where it is not among them. */
  int positionOf(String item) {
    return items.indexOf(item);
  }
}
