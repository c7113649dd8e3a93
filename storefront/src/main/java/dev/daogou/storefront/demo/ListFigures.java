package dev.daogou.storefront.demo;

import dev.daogou.schemas.Outcome;
import dev.daogou.schemas.OutcomeItems;
import dev.daogou.schemas.OutcomeKey;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adds up what became of the items of lists, as any consumer of the outcomes topic would: a later
 * record of a key replaces the one before, so the difference counts. Thread-safe.
 */
final class ListFigures {
  private static final int MOST_REMEMBERED = 500_000;
  private static final Standing NOTHING = new Standing(0, 0, 0, 0);

  private final Map<OutcomeKey, Standing> standings =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<OutcomeKey, Standing> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };
  private Standing total = NOTHING;

  /** What one key adds to the figures. */
  private record Standing(long shown, long clicked, long sold, double revenue) {
    static Standing of(Outcome outcome) {
      return new Standing(
          outcome.getShown() > 0 ? 1 : 0,
          outcome.getClicks() > 0 ? 1 : 0,
          outcome.getQuantity(),
          outcome.getRevenue() == null ? 0 : outcome.getRevenue());
    }

    Standing changed(Standing before, Standing after) {
      return new Standing(
          shown + after.shown - before.shown,
          clicked + after.clicked - before.clicked,
          sold + after.sold - before.sold,
          revenue + after.revenue - before.revenue);
    }
  }

  /**
   * Figures so far.
   *
   * @param shown items of lists that were shown
   * @param clicked items of lists that were clicked
   * @param sold pieces ordered after a click in a list
   * @param revenue what they cost
   */
  record Figures(long shown, long clicked, long sold, double revenue) {
    /** Share of the items shown that were clicked; 0 where none was shown. */
    double clickThrough() {
      return shown == 0 ? 0 : (double) clicked / shown;
    }
  }

  synchronized void accept(OutcomeKey key, Outcome outcome) {
    Standing after =
        OutcomeItems.of(outcome).stream()
            .map(Standing::of)
            .reduce(NOTHING, (one, other) -> one.changed(NOTHING, other));
    Standing before = standings.put(key, after);
    total = total.changed(before == null ? NOTHING : before, after);
  }

  synchronized Figures figures() {
    return new Figures(total.shown, total.clicked, total.sold, total.revenue);
  }
}
