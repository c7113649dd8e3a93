package dev.daogou.candidates;

import dev.daogou.recommender.settings.Group;
import dev.daogou.recommender.settings.Setting;
import dev.daogou.recommender.settings.SettingsGroup;
import java.time.Duration;

/** When {@link LearnedHistory} becomes lists. */
@Group(value = "backfill", decides = "when shoppers of whom only history was learned get lists")
public record Backfill(
    @Setting(
            value = "silence of a back-fill after which its shoppers get their lists",
            formerly = "daogou.personalize.backfill-quiet")
        Duration quiet) {
  public Backfill {
    SettingsGroup.of(Backfill.class).check(quiet);
  }

  /** After a few seconds. */
  public static Backfill defaults() {
    return new Backfill(Duration.ofSeconds(3));
  }
}
