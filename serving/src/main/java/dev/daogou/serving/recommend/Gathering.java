package dev.daogou.serving.recommend;

import dev.daogou.recommender.items.ItemSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Items gathered for an answer, best first: only what is offered, fulfils the reader's wishes and
 * was not given on an earlier page; each once, and no more than are needed.
 */
final class Gathering {
  /** Most items that are looked at for one answer. */
  static final int STOCK = 200;

  private final ItemSpace space;
  private final Wishes wishes;
  private final int most;
  private final Set<String> kept = new HashSet<>();
  private final Set<Integer> products = new HashSet<>();
  private final List<Pick> picks = new ArrayList<>();

  Gathering(ItemSpace space, Wishes wishes) {
    this.space = space;
    this.wishes = wishes;
    // One more than asked for tells whether there is a next page.
    int needed = wishes.reorders() ? STOCK : wishes.limit() + 1;
    this.most = Math.min(needed, wishes.page().left() + 1);
  }

  /** Keeps an item that may not be shown out, whoever offers it. */
  void without(String item) {
    keep(item, space.slot(item));
  }

  // Of the variants of a product, the first that comes stands for all.
  private void keep(String item, int slot) {
    kept.add(item);
    if (slot != ItemSpace.UNKNOWN) {
      products.add(space.product(slot));
    }
  }

  /** Takes an item if it may be shown; a score above that of the one before counts as that. */
  void offer(Pick pick) {
    if (!isFull() && admits(pick.item(), pick.slot())) {
      keep(pick.item(), pick.slot());
      picks.add(notAboveTheLast(pick));
    }
  }

  /** Whether an item would be taken. */
  boolean admits(String item, int slot) {
    boolean known = slot != ItemSpace.UNKNOWN;
    return !kept.contains(item)
        && !(known && products.contains(space.product(slot)))
        && (known ? space.isOffered(slot) : space.cards() == 0)
        && !wishes.exclude().contains(item)
        && !wishes.page().gave(item)
        && wishes.filter().admits(known ? space.card(slot) : null);
  }

  boolean isFull() {
    return picks.size() >= most;
  }

  List<Pick> picks() {
    return picks;
  }

  private Pick notAboveTheLast(Pick pick) {
    Float last = picks.isEmpty() ? null : picks.getLast().score();
    return last == null || pick.score() == null || pick.score() <= last
        ? pick
        : new Pick(pick.item(), pick.slot(), last, pick.reason(), pick.because());
  }
}
