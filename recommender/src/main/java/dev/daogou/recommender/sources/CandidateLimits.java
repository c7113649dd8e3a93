package dev.daogou.recommender.sources;

import dev.daogou.recommender.settings.Group;
import dev.daogou.recommender.settings.Setting;
import dev.daogou.recommender.settings.SettingsGroup;

/** Bounds of what {@link CandidateSources} start from and bring. */
@Group(value = "candidates", decides = "how many candidates there are")
public record CandidateLimits(
    @Setting(value = "candidates of a shopper that go to the ranker", least = 1) int most,
    @Setting(value = "recent items of the shopper that the sources start from", least = 1)
        int recent,
    @Setting(value = "candidates that one source may bring", least = 1) int perSource) {
  public CandidateLimits {
    SettingsGroup.of(CandidateLimits.class).check(most, recent, perSource);
  }

  /** Twice as many as a list shows. */
  public static CandidateLimits defaults() {
    return new CandidateLimits(100, 20, 300);
  }
}
