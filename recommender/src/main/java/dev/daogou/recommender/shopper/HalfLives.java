package dev.daogou.recommender.shopper;

import dev.daogou.recommender.settings.Group;
import dev.daogou.recommender.settings.Setting;
import dev.daogou.recommender.settings.SettingsGroup;
import java.time.Duration;

/** How long interactions weigh in {@link ShopperVectors}. */
@Group(value = "vectors", decides = "how soon a shopper's interests fade")
public record HalfLives(
    @Setting(
            "time, in event time, after which an interaction weighs half for what a shopper is"
                + " after now")
        Duration shortHalfLife,
    @Setting("the same for what a shopper likes in the long run") Duration longHalfLife) {
  public HalfLives {
    SettingsGroup.of(HalfLives.class).check(shortHalfLife, longHalfLife);
  }

  /** A browse of half an hour, and the taste of a month. */
  public static HalfLives defaults() {
    return new HalfLives(Duration.ofMinutes(30), Duration.ofDays(30));
  }
}
