package dev.daogou.bench;

import dev.daogou.schemas.Origin;
import dev.daogou.schemas.StorefrontEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;

/**
 * What shoppers did before anything is measured: some hundreds of them much, the others about a
 * tenth of that, in visits spread over a fortnight.
 *
 * @param few interactions of most shoppers
 * @param many interactions of every {@code each}th shopper
 * @param each how rare those are
 */
record ShopHistory(int few, int many, int each) {
  private static final int VISIT = 8;
  private static final Duration SPAN = Duration.ofDays(14);
  private static final Duration BETWEEN_CLICKS = Duration.ofSeconds(40);
  private static final Duration UNTIL = Duration.ofHours(1);

  /** Profiles of 20 interactions, and of 200 for one shopper of fifty. */
  static ShopHistory usual() {
    return new ShopHistory(20, 200, 50);
  }

  boolean isLong(int shopper) {
    return shopper % each == 0;
  }

  /** How many events it takes. */
  int events(int shoppers) {
    int longOnes = (shoppers + each - 1) / each;
    return longOnes * many + (shoppers - longOnes) * few;
  }

  /** Plays it, in order of time, visit by visit. */
  void play(ShopEvents events, BiConsumer<Integer, StorefrontEvent> to) {
    int visits = (many + VISIT - 1) / VISIT;
    Instant begin = Instant.now().minus(SPAN).minus(UNTIL);
    for (int visit = 0; visit < visits; visit++) {
      Instant at = begin.plus(SPAN.multipliedBy(visit).dividedBy(visits));
      for (int shopper = 0; shopper < events.shoppers(); shopper++) {
        visit(visit, shopper, at.plusMillis(7L * shopper), events, to);
      }
    }
  }

  private void visit(
      int visit,
      int shopper,
      Instant at,
      ShopEvents events,
      BiConsumer<Integer, StorefrontEvent> to) {
    int total = isLong(shopper) ? many : few;
    for (int click = 0; click < VISIT && visit * VISIT + click < total; click++) {
      Instant time = at.plus(BETWEEN_CLICKS.multipliedBy(click));
      to.accept(shopper, events.next(shopper, time, Origin.BACKFILL));
    }
  }
}
