package dev.daogou.recommender.lists;

import dev.daogou.recommender.settings.Group;
import dev.daogou.recommender.settings.Setting;
import dev.daogou.recommender.settings.SettingsGroup;
import java.time.Duration;

/** What a {@link ListMaker} puts into a list. */
@Group(value = "lists", decides = "what the published list of a shopper holds")
public record ListSettings(
    @Setting(value = "items of a list", least = 1) int items,
    @Setting("whether the item that the shopper looks at stays out") boolean excludeCurrent,
    @Setting("how long a bought item stays out") Duration boughtFor,
    @Setting(value = "items of one leaf category in a row", least = 1) int sameInARow) {
  public ListSettings {
    SettingsGroup.of(ListSettings.class).check(items, excludeCurrent, boughtFor, sameInARow);
  }

  /** Fifty items. */
  public static ListSettings defaults() {
    return new ListSettings(50, true, Duration.ofDays(14), 3);
  }
}
