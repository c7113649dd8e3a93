package dev.daogou.recommender.shopper;

import dev.daogou.recommender.settings.Group;
import dev.daogou.recommender.settings.Setting;
import dev.daogou.recommender.settings.SettingsGroup;
import java.time.Duration;

/** Bounds of {@link Exposures}. */
@Group(value = "fatigue", decides = "what is kept of items that were shown and left alone")
public record Fatigue(
    @Setting(value = "items of which a shopper's exposure is remembered", least = 1) int items,
    @Setting(
            value = "items of one list view that are taken to have been seen, from the top",
            least = 1)
        int perList,
    @Setting("time, in event time, after which an exposure weighs half") Duration halfLife) {
  public Fatigue {
    SettingsGroup.of(Fatigue.class).check(items, perList, halfLife);
  }

  /** What was shown today. */
  public static Fatigue defaults() {
    return new Fatigue(64, 20, Duration.ofDays(1));
  }
}
