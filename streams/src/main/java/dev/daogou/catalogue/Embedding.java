package dev.daogou.catalogue;

import dev.daogou.recommender.settings.Group;
import dev.daogou.recommender.settings.Setting;
import dev.daogou.recommender.settings.SettingsGroup;
import java.time.Duration;

/** How many texts of the catalogue are embedded together. */
@Group(value = "catalogue", decides = "how the words of the catalogue become vectors")
public record Embedding(
    @Setting(value = "items whose texts are embedded by one call of the encoder", least = 1)
        int batch,
    @Setting("items wait at most this long for others to be embedded with") Duration every) {
  public Embedding {
    SettingsGroup.of(Embedding.class).check(batch, every);
  }

  /** What comes within a moment. */
  public static Embedding defaults() {
    return new Embedding(64, Duration.ofMillis(20));
  }
}
