package dev.daogou.trends;

import static dev.daogou.trends.Figure.CLICKS;
import static dev.daogou.trends.Figure.IMPRESSIONS;
import static dev.daogou.trends.Figure.RECOMMENDED_CARTS;
import static dev.daogou.trends.Figure.RECOMMENDED_ORDERS;
import static dev.daogou.trends.Figure.RECOMMENDED_REVENUE;

import dev.daogou.outcomes.ListChange;
import dev.daogou.outcomes.OutcomeChange;
import dev.daogou.schemas.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What outcomes count for. Each outcome stands for certain amounts at certain times, and a change
 * takes back what it stood for before: so the figures are those of the outcomes as they are now,
 * whatever came late, was reversed, or turned out to be a program's.
 */
final class OutcomeFigures {
  private OutcomeFigures() {}

  static List<Contribution> of(ListChange change, long arrival) {
    var additions = new Additions();
    var slots = new Slots();
    for (OutcomeChange item : change.changes()) {
      add(additions, slots, item.before(), -1);
      add(additions, slots, item.after(), 1);
    }
    return additions.toContributions(change.now().getTenant(), arrival);
  }

  private static void add(Additions additions, Slots slots, @Nullable Outcome outcome, int sign) {
    if (outcome == null || outcome.getAutomated() || !outcome.getLive()) {
      return;
    }
    String slot = slots.of(outcome);
    add(additions, outcome.getShownAt(), IMPRESSIONS, slot, sign * (long) outcome.getShown());
    add(additions, outcome.getClickedAt(), CLICKS, slot, sign * (long) outcome.getClicks());
    add(additions, outcome.getCartedAt(), RECOMMENDED_CARTS, slot, sign);
    if (outcome.getQuantity() > 0) {
      add(additions, outcome.getOrderedAt(), RECOMMENDED_ORDERS, slot, sign);
    }
    if (outcome.getRevenue() != null) {
      String subject = Money.code(outcome.getCurrency()) + '/' + slot;
      long amount = sign * Money.of(outcome.getRevenue());
      add(additions, outcome.getOrderedAt(), RECOMMENDED_REVENUE, subject, amount);
    }
  }

  /** Names of slots; the items of one list mostly have one and the same. */
  private static final class Slots {
    private RecommendationSlot last = RecommendationSlot.UNKNOWN;
    private String name = last.toString();

    String of(Outcome outcome) {
      RecommendationSlot slot = RecommendationSlot.of(outcome);
      if (!slot.equals(last)) {
        last = slot;
        name = slot.toString();
      }
      return name;
    }
  }

  private static void add(
      Additions additions, @Nullable Instant at, Figure figure, String subject, long amount) {
    if (at != null) {
      additions.add(at.toEpochMilli(), figure, subject, amount);
    }
  }
}
