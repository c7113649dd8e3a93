package dev.daogou.outcomes;

import dev.daogou.recommender.settings.Group;
import dev.daogou.recommender.settings.Setting;
import dev.daogou.recommender.settings.SettingsGroup;
import java.time.Duration;

/** Bounds of the join of what was shown with what came of it. */
@Group(value = "outcomes", decides = "how what was shown is joined with what came of it")
public record OutcomeLimits(
    @Setting(value = "lists of a shopper that wait for more to become of them", least = 1) int open,
    @Setting(value = "items of one list that are followed, from the top", least = 1) int items,
    @Setting(value = "bytes of a shopper's lists that are kept together", least = 16_384) int bytes,
    @Setting("an order is credited to a click that lies at most so long before it")
        Duration attribution,
    @Setting(
            value =
                "a list of which nothing was heard for so long is closed, in event time; one that"
                    + " sold something stays open through `daogou.profile.cancel-window`",
            also = "not shorter than daogou.outcomes.attribution")
        Duration closeAfter) {
  public OutcomeLimits {
    var group = SettingsGroup.of(OutcomeLimits.class);
    group.check(open, items, bytes, attribution, closeAfter);
    group.require(closeAfter.compareTo(attribution) >= 0, "closeAfter", closeAfter);
  }

  /** A click counts for a day. */
  public static OutcomeLimits defaults() {
    return new OutcomeLimits(32, 100, 262_144, Duration.ofDays(1), Duration.ofDays(3));
  }
}
