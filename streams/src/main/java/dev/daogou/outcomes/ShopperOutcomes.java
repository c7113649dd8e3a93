package dev.daogou.outcomes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists of one shopper that are open, and the orders that may be credited to them; bounded. */
final class ShopperOutcomes {
  final List<OpenList> lists = new ArrayList<>();
  final List<OrderedLine> lines = new ArrayList<>();
  final List<ReversedLine> reversals = new ArrayList<>();

  /** Numbers of lists that were closed last; what still comes for them is left out. */
  final List<Long> closed = new ArrayList<>();

  /** Newest event time seen. */
  long clock;

  boolean automated;

  /** Room that the lists take when they are stored, at most. */
  int bytes() {
    return lists.stream().mapToInt(OpenList::bytes).sum();
  }

  Optional<OpenList> find(long number) {
    return lists.stream().filter(list -> list.number == number).findFirst();
  }
}
