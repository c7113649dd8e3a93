package dev.daogou.outcomes;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * To which list an ordered item is credited: order lines name no list, so the last click on the
 * item before the order wins, if it lies within the window.
 */
record Attribution(Duration window) {

  /** The list that wins; null where none does. */
  @Nullable OpenList of(OrderedLine line, List<OpenList> lists) {
    OpenList winner = null;
    long latest = -1;
    for (OpenList list : lists) {
      long touch =
          list.find(line.item())
              .map(deeds -> deeds.lastTouch(line.time(), window.toMillis()))
              .orElse(-1L);
      boolean wins =
          touch > latest
              || (touch >= 0 && touch == latest && winner != null && list.number > winner.number);
      if (wins) {
        winner = list;
        latest = touch;
      }
    }
    return winner;
  }
}
