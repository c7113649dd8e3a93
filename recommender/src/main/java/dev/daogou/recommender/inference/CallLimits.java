package dev.daogou.recommender.inference;

import dev.daogou.recommender.settings.Group;
import dev.daogou.recommender.settings.Setting;
import dev.daogou.recommender.settings.SettingsGroup;
import java.time.Duration;

/** How long whoever makes a list waits for its models, and for its sources. */
@Group(
    value = "calls",
    decides = "how long a model or a source of candidates is waited for, and left alone")
public record CallLimits(
    @Setting(
            "a call of the ranker is given up after it, and the blend decides; a source may take"
                + " as long, and no less than 250ms")
        Duration timeout,
    @Setting("how long a model or a source is left alone after it failed") Duration rest) {
  public CallLimits {
    SettingsGroup.of(CallLimits.class).check(timeout, rest);
  }

  /** A quarter of a second. */
  public static CallLimits defaults() {
    return new CallLimits(Duration.ofMillis(250), Duration.ofSeconds(5));
  }
}
