package dev.daogou.recommender.sessions;

import dev.daogou.recommender.settings.Group;
import dev.daogou.recommender.settings.Setting;
import dev.daogou.recommender.settings.SettingsGroup;
import java.time.Duration;

/** Bounds of a {@link SessionIndex}, and of a {@link SessionScan} of it. */
@Group(
    value = "sessions",
    decides = "what is kept of everybody's sessions, and how neighbours are found among them")
public record SessionLimits(
    @Setting(value = "sessions on every instance; the oldest make room", least = 1) int kept,
    @Setting(value = "newest visits kept of a session", least = 2) int visits,
    @Setting(value = "newest sessions kept of an item", least = 4, also = "a power of two")
        int perItem,
    @Setting(
            value = "newest sessions of each recent item among which neighbours are looked for",
            least = 1)
        int sampled,
    @Setting(value = "most alike sessions that speak for the next item", least = 1) int neighbours,
    @Setting("time, in event time, after which a session weighs half") Duration halfLife,
    @Setting("a session is published at most this often") Duration publishEvery) {
  public SessionLimits {
    var group = SettingsGroup.of(SessionLimits.class);
    group.check(kept, visits, perItem, sampled, neighbours, halfLife, publishEvery);
    group.require(Integer.bitCount(perItem) == 1, "perItem", perItem);
  }

  /** Half a million sessions, of the last weeks. */
  public static SessionLimits defaults() {
    return new SessionLimits(
        500_000, 50, 2048, 1000, 400, Duration.ofDays(14), Duration.ofSeconds(1));
  }
}
