package dev.daogou.recommender.ranking;

import dev.daogou.recommender.settings.Group;
import dev.daogou.recommender.settings.Setting;
import dev.daogou.recommender.settings.SettingsGroup;
import java.time.Duration;

/** How many shoppers and candidates a {@link Rescorer} scores in one call of the model. */
@Group(
    value = "rescore",
    decides =
        "how many shoppers get their lists together, and how much of a list the ranker decides")
public record Rescore(
    @Setting(value = "shoppers in one call of the ranker", least = 1) int batch,
    @Setting(
            value =
                "candidates of a shopper that the ranker scores, the best by the blend; the others"
                    + " follow in the order of the blend",
            least = 1)
        int candidates,
    @Setting("shoppers wait at most this long for others while the instance keeps up")
        Duration every) {
  public Rescore {
    SettingsGroup.of(Rescore.class).check(batch, candidates, every);
  }

  /** What comes within two milliseconds. */
  public static Rescore defaults() {
    return new Rescore(64, 64, Duration.ofMillis(2));
  }
}
