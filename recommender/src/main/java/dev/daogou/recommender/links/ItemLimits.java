package dev.daogou.recommender.links;

import dev.daogou.recommender.settings.Group;
import dev.daogou.recommender.settings.Setting;
import dev.daogou.recommender.settings.SettingsGroup;
import java.time.Duration;

/** Bounds of an {@link ItemState}, and of what others get to know of it. */
@Group(value = "items", decides = "what is kept of an item")
public record ItemLimits(
    @Setting(
            value = "width of the part of an item's fixed vector that comes from its id",
            least = 8)
        int signature,
    @Setting(value = "neighbours kept of an item in each direction", least = 1) int neighbours,
    @Setting(value = "neighbours of an item that every instance gets to know", least = 1)
        int published,
    @Setting("time, in event time, after which a co-visit, a purchase or a view weighs half")
        Duration halfLife,
    @Setting("the same for what is popular just now") Duration trendHalfLife,
    @Setting("an item's vectors are published at most this often") Duration publishEvery,
    @Setting(
            value =
                "items of a tenant that its catalogue does not name, in memory at most; those that"
                    + " come later are left out, and counted",
            least = 0)
        int uncatalogued) {
  public ItemLimits {
    SettingsGroup.of(ItemLimits.class)
        .check(
            signature, neighbours, published, halfLife, trendHalfLife, publishEvery, uncatalogued);
  }

  /** Some hundred neighbours, of the last months. */
  public static ItemLimits defaults() {
    return new ItemLimits(
        64, 100, 50, Duration.ofDays(30), Duration.ofDays(1), Duration.ofSeconds(1), 100_000);
  }
}
