package dev.daogou.recommender.shopper;

import dev.daogou.recommender.settings.Group;
import dev.daogou.recommender.settings.Setting;
import dev.daogou.recommender.settings.SettingsGroup;
import java.time.Duration;

/**
 * Bounds beyond which visits are noise: by {@link BotDetection}, and by their number in one
 * session.
 */
@Group(value = "noise", decides = "whose visits teach nothing about items")
public record Noise(
    @Setting(
            value = "visits of one session that teach the items; further ones teach nothing",
            least = 2)
        int sessionVisits,
    @Setting(value = "distinct items that no person opens within `burst-within`", least = 5)
        int burst,
    @Setting("time in which `burst` is counted, in event time") Duration burstWithin,
    @Setting(value = "distinct items that no person opens within `breadth-within`", least = 5)
        int breadth,
    @Setting("time in which `breadth` is counted, in event time") Duration breadthWithin,
    @Setting(
            "a shopper is taken for a program until so long after the last time that one looked"
                + " like it, in event time")
        Duration quiet) {
  public Noise {
    SettingsGroup.of(Noise.class)
        .check(sessionVisits, burst, burstWithin, breadth, breadthWithin, quiet);
  }

  /** More than anybody clicks. */
  public static Noise defaults() {
    return new Noise(
        100, 30, Duration.ofSeconds(30), 120, Duration.ofMinutes(5), Duration.ofDays(1));
  }
}
