package dev.daogou.recommender.placements;

import dev.daogou.recommender.items.ItemCard;
import dev.daogou.recommender.items.ItemSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Items gathered for an answer, best first: only what is offered and admitted, each once, of a
 * product one variant, and no more than are needed.
 */
final class ItemCollector {
  private final ItemSpace space;
  private final BiPredicate<String, Optional<ItemCard>> admitted;
  private final int most;
  private final Set<String> kept;
  private final Set<Integer> products;
  private final List<PlacedItem> items = new ArrayList<>();
  private Optional<Set<String>> only = Optional.empty();

  ItemCollector(ItemSpace space, BiPredicate<String, Optional<ItemCard>> admitted, int most) {
    this.space = space;
    this.admitted = admitted;
    this.most = most;
    this.kept = HashSet.newHashSet(most);
    this.products = HashSet.newHashSet(most);
  }

  /** Keeps an item that may not be shown out, whoever offers it. */
  void without(String item) {
    keep(item, space.slot(item));
  }

  /** Keeps all others out. */
  void only(List<String> these) {
    only = Optional.of(Set.copyOf(these));
  }

  // Of the variants of a product, the first that comes stands for all.
  private void keep(String item, int slot) {
    kept.add(item);
    if (slot != ItemSpace.UNKNOWN) {
      products.add(space.product(slot));
    }
  }

  /** Takes an item if it may be shown; a score above that of the one before counts as that. */
  void offer(PlacedItem item) {
    if (!isFull() && admits(item)) {
      keep(item.item(), item.slot());
      items.add(notAboveTheLast(item));
    }
  }

  /** Whether an item would be taken. */
  boolean admits(PlacedItem item) {
    return admits(item.item(), item.slot());
  }

  /** Whether an item in that slot would be taken. */
  boolean admits(String item, int slot) {
    boolean known = slot != ItemSpace.UNKNOWN;
    return !kept.contains(item)
        && only.map(these -> these.contains(item)).orElse(true)
        && !(known && products.contains(space.product(slot)))
        && (known ? space.isOffered(slot) : space.cards() == 0)
        && admitted.test(item, card(space, slot));
  }

  /** What the catalogue says of an item. */
  static Optional<ItemCard> card(ItemSpace space, int slot) {
    return slot == ItemSpace.UNKNOWN ? Optional.empty() : Optional.ofNullable(space.card(slot));
  }

  boolean isFull() {
    return items.size() >= most;
  }

  List<PlacedItem> items() {
    return items;
  }

  private PlacedItem notAboveTheLast(PlacedItem item) {
    if (items.isEmpty() || item.score().isEmpty()) {
      return item;
    }
    return items
        .getLast()
        .score()
        .filter(last -> item.score().get() > last)
        .map(item::withScore)
        .orElse(item);
  }
}
