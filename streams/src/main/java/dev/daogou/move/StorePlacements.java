package dev.daogou.move;

import static java.util.Map.entry;

import dev.daogou.app.ShopperWork;
import dev.daogou.items.ItemsStage;
import dev.daogou.profile.ProfileStage;
import dev.daogou.recommendations.RecommendationStage;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The placement of every store that has a changelog. */
public final class StorePlacements {
  private static final Map<String, Placement> BY_STORE =
      Map.ofEntries(
          entry(ProfileStage.PROFILES, Placement::byKey),
          entry(RecommendationStage.PUBLISHED, Placement::byKey),
          entry("open-outcomes", Placement::byKey),
          entry(ShopperWork.STORE, ShopperMarks::place),
          entry(ItemsStage.ITEM_STATES, Placement::byKey),
          entry("changed-items", MarkedKeys::place),
          entry("catalogue-items", Placement::byKey),
          entry("catalogue-pending", MarkedKeys::place),
          entry("trend-buckets", Placement::inPlace),
          entry("trend-journal", Placement::inPlace),
          entry("trend-orders", Placement::atAllHeirs),
          entry("counted-only", Placement::atAllHeirs));

  private StorePlacements() {}

  /** That of the store, if it is known. */
  public static Optional<Placement> of(String store) {
    return Optional.ofNullable(BY_STORE.get(store));
  }

  /** Names of the stores that are known. */
  public static Set<String> stores() {
    return BY_STORE.keySet();
  }
}
