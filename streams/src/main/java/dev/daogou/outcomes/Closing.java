package dev.daogou.outcomes;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Lets go of what can no longer change, and of what there is no room for. The outcome of a closed
 * list stays as it was written last; orders credited to it go with it, lest they be credited to
 * another.
 */
final class Closing {
  private static final int MOST_CLOSED = 64;

  private final OutcomeLimits limits;
  private final Duration cancelWindow;
  private final Attribution attribution;

  Closing(OutcomeLimits limits, Duration cancelWindow) {
    this.limits = limits;
    this.cancelWindow = cancelWindow;
    this.attribution = new Attribution(limits.attribution());
  }

  /** Event time before which nothing is waited for. */
  long horizon(ShopperOutcomes held) {
    return held.clock - limits.closeAfter().toMillis();
  }

  /** Closes what its time has come for. */
  void closeOld(ShopperOutcomes held) {
    long oldSale = held.clock - cancelWindow.toMillis();
    List<OpenList> silent =
        held.lists.stream().filter(list -> list.newest < horizon(held)).toList();
    if (!silent.isEmpty()) {
      Map<OpenList, Long> sales = sales(held);
      silent.stream()
          .filter(list -> sales.getOrDefault(list, Long.MIN_VALUE) < oldSale)
          .forEach(list -> close(held, list));
    }
    held.lines.removeIf(
        line -> line.time() < horizon(held) && attribution.of(line, held.lists) == null);
    held.reversals.removeIf(reversal -> reversal.time() < oldSale);
  }

  /** Makes room for one more list; how many had to go before their time. */
  int makeRoom(ShopperOutcomes held) {
    int evicted = 0;
    while (held.lists.size() >= limits.open()) {
      close(held, least(held, held.lists));
      evicted++;
    }
    return evicted;
  }

  /**
   * Makes room for more of a list; how many others had to go before their time.
   *
   * @return empty where there is none, for the list alone is too large
   */
  OptionalInt makeRoom(ShopperOutcomes held, OpenList list, int bytes) {
    if (list.bytes() + bytes > limits.bytes()) {
      return OptionalInt.empty();
    }
    int evicted = 0;
    while (held.bytes() + bytes > limits.bytes()) {
      close(held, least(held, held.lists.stream().filter(other -> other != list).toList()));
      evicted++;
    }
    return OptionalInt.of(evicted);
  }

  private OpenList least(ShopperOutcomes held, List<OpenList> lists) {
    Map<OpenList, Long> sales = sales(held);
    return lists.stream()
        .min(
            Comparator.<OpenList, Boolean>comparing(sales::containsKey)
                .thenComparing(list -> !list.deeds().isEmpty())
                .thenComparingLong(list -> list.newest))
        .orElseThrow();
  }

  private void close(ShopperOutcomes held, OpenList list) {
    held.lines.removeIf(line -> attribution.of(line, held.lists) == list);
    held.lists.remove(list);
    held.closed.add(list.number);
    if (held.closed.size() > MOST_CLOSED) {
      held.closed.removeFirst();
    }
  }

  /** The newest sale of each list that sold something. */
  private Map<OpenList, Long> sales(ShopperOutcomes held) {
    Map<OpenList, Long> sales = new HashMap<>();
    for (OrderedLine line : held.lines) {
      OpenList list = attribution.of(line, held.lists);
      if (list != null) {
        sales.merge(list, line.time(), Math::max);
      }
    }
    return sales;
  }
}
