package dev.daogou.recommender.placements;

import dev.daogou.recommender.items.ItemCard;
import dev.daogou.recommender.items.ItemSpace;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Ranked items and what each is worth: its merit falls evenly from 1 for the first to 0 after the
 * last, whatever the scale of the scores; a boost multiplies it.
 */
public final class Merits {
  private final ItemSpace space;
  private final List<PlacedItem> items;
  private final boolean isBoosted;
  private final double[] merits;

  private Merits(ItemSpace space, List<PlacedItem> items, boolean isBoosted) {
    this.space = space;
    this.items = items;
    this.isBoosted = isBoosted;
    this.merits = new double[items.size()];
  }

  /**
   * What the items are worth.
   *
   * @param items best first
   */
  static Merits of(
      List<PlacedItem> items,
      Optional<ToDoubleFunction<Optional<ItemCard>>> boost,
      ItemSpace space) {
    var merits = new Merits(space, items, boost.isPresent());
    for (int i = 0; i < items.size(); i++) {
      merits.merits[i] = 1 - (double) i / items.size();
    }
    boost.ifPresent(merits::multiply);
    return merits;
  }

  private void multiply(ToDoubleFunction<Optional<ItemCard>> boost) {
    for (int i = 0; i < merits.length; i++) {
      merits[i] *= boost.applyAsDouble(card(i));
    }
  }

  ItemSpace space() {
    return space;
  }

  int size() {
    return merits.length;
  }

  double of(int place) {
    return merits[place];
  }

  PlacedItem item(int place) {
    return items.get(place);
  }

  Optional<ItemCard> card(int place) {
    return ItemCollector.card(space, items.get(place).slot());
  }

  /** The most specific category of an item; empty where the catalogue names none. */
  String category(int place) {
    return card(place).map(ItemCard::leafCategory).orElse("");
  }

  /** The places of the items, the worthiest first. */
  IntStream worthiestFirst() {
    IntStream places = IntStream.range(0, merits.length);
    return isBoosted
        ? places
            .boxed()
            .sorted(Comparator.comparingDouble(place -> -merits[place]))
            .mapToInt(Integer::intValue)
        : places;
  }
}
