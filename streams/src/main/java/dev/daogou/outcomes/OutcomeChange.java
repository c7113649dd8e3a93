package dev.daogou.outcomes;

import dev.daogou.schemas.Outcome;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An item of a list of which more became known; figures add the difference.
 *
 * @param before null where it is new
 * @param after as it is now
 */
public record OutcomeChange(@Nullable Outcome before, Outcome after) {

  /** What happened, in one word. */
  public enum Step {
    SHOWN,
    CLICKED,
    CARTED,
    ORDERED,
    REVERSED,
    /** Shown or clicked again, or known better. */
    REPEATED;

    /** Name in metrics. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The farthest step on the way from shown to ordered that this change is. */
  public Step step() {
    int ordered = after.getQuantity() - (before == null ? 0 : before.getQuantity());
    if (ordered != 0) {
      return ordered > 0 ? Step.ORDERED : Step.REVERSED;
    }
    if (after.getCartedAt() != null && (before == null || before.getCartedAt() == null)) {
      return Step.CARTED;
    }
    if (after.getClickedAt() != null && (before == null || before.getClickedAt() == null)) {
      return Step.CLICKED;
    }
    return after.getShown() > 0 && (before == null || before.getShown() == 0)
        ? Step.SHOWN
        : Step.REPEATED;
  }
}
