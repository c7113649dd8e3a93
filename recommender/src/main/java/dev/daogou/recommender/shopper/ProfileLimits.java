package dev.daogou.recommender.shopper;

import dev.daogou.recommender.settings.Group;
import dev.daogou.recommender.settings.Setting;
import dev.daogou.recommender.settings.SettingsGroup;
import java.time.Duration;

/** Bounds of a {@link Profile}. */
@Group(value = "profile", decides = "what is kept of a shopper")
public record ProfileLimits(
    @Setting(value = "interactions kept of a shopper", least = 10) int kept,
    @Setting(value = "ids of further events remembered to recognise duplicates", least = 1)
        int fingerprints,
    @Setting("a longer silence starts a new session, where events name none") Duration sessionGap,
    @Setting("how long those ids are remembered") Duration duplicateWindow,
    @Setting("how long order lines are kept before all others, so that they can be taken back")
        Duration cancelWindow,
    @Setting("event time further ahead of arrival is taken for the arrival") Duration clockSkew) {
  public ProfileLimits {
    SettingsGroup.of(ProfileLimits.class)
        .check(kept, fingerprints, sessionGap, duplicateWindow, cancelWindow, clockSkew);
  }

  /** Some hundred interactions of the last weeks. */
  public static ProfileLimits defaults() {
    return new ProfileLimits(
        200,
        64,
        Duration.ofMinutes(30),
        Duration.ofHours(1),
        Duration.ofDays(60),
        Duration.ofMinutes(5));
  }
}
