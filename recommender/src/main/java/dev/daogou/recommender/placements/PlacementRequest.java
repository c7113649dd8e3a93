package dev.daogou.recommender.placements;

import dev.daogou.recommender.items.ItemCard;
import dev.daogou.recommender.links.Window;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.ToDoubleFunction;

/**
 * What a reader asks of a placement.
 *
 * @param items around which others are looked for, or that are to be ranked; may be empty
 * @param category to look in, of any level
 * @param window over which items are popular
 * @param admitted whether an item may be shown, by its id and what the catalogue says of it
 * @param boost factor of an item's merit; empty where there is none
 * @param diversity from 0 to 1; empty for the placement's own
 * @param limit most items in the answer
 * @param left how many more items the reader may be given at all
 */
public record PlacementRequest(
    List<String> items,
    Optional<String> category,
    Window window,
    BiPredicate<String, Optional<ItemCard>> admitted,
    Optional<ToDoubleFunction<Optional<ItemCard>>> boost,
    Optional<Double> diversity,
    int limit,
    int left) {

  public PlacementRequest {
    items = List.copyOf(items);
  }

  /** Nothing but so many items around these. */
  public static PlacementRequest of(List<String> items, int limit) {
    return of(items, limit, limit);
  }

  /** Nothing but so many items, where there is no end to those that may be looked at. */
  static PlacementRequest ofAsManyAs(int limit) {
    return of(List.of(), limit, Integer.MAX_VALUE - 1);
  }

  private static PlacementRequest of(List<String> items, int limit, int left) {
    return new PlacementRequest(
        items,
        Optional.empty(),
        Window.DAY,
        (item, card) -> true,
        Optional.empty(),
        Optional.empty(),
        limit,
        left);
  }
}
