package dev.daogou.serving.recommend;

import dev.daogou.recommender.placements.Placement;
import dev.daogou.recommender.placements.PlacementSettings;
import dev.daogou.recommender.placements.Placements;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import dev.daogou.serving.ops.ServiceConfig;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The placements of this shop, by the names that readers give them. */
@Startup
@ApplicationScoped
class ShopPlacements {
  private final Placements placements;

  /**
   * @throws IllegalArgumentException when a configured placement cannot be made; says why
   */
  ShopPlacements(ServiceConfig config) {
    placements =
        Placements.with(
            new TreeMap<>(config.placements())
                .entrySet().stream().map(ShopPlacements::settings).toList());
  }

  private static PlacementSettings settings(
      Map.Entry<String, ServiceConfig.OwnPlacement> configured) {
    ServiceConfig.OwnPlacement own = configured.getValue();
    return new PlacementSettings(
        configured.getKey(),
        own.title().orElse(configured.getKey()),
        own.start(),
        own.sources(),
        own.filters().orElse(List.of()),
        own.diversity(),
        own.fill());
  }

  /**
   * The placement of that name.
   *
   * @throws ProblemException when there is none that can be read; it lists those that there are
   */
  Placement named(String name) {
    return placements
        .find(name)
        .orElseThrow(
            () ->
                ProblemException.of(
                    ProblemKind.BAD_PARAMETER,
                    "placement must be one of " + String.join(", ", placements.names())));
  }
}
