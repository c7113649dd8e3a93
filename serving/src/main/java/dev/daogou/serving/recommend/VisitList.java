package dev.daogou.serving.recommend;

import dev.daogou.catalogue.QuantizedVectors;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.vectors.Vectors;
import dev.daogou.schemas.Basis;
import dev.daogou.schemas.RecommendationList;
import dev.daogou.schemas.Scoring;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.ViewedItem;
import java.time.Instant;
import java.util.List;

/**
 * What a list would say of a shopper of whom nothing but the items of a visit is known: no items of
 * its own, but what is needed to rank on read.
 */
final class VisitList {
  private static final float FADING = 0.7f;

  private VisitList() {}

  /**
   * @param visit items, newest first
   */
  static RecommendationList of(
      ItemGraph graph, ShopperKey shopper, List<String> visit, Instant now) {
    List<String> items = visit.stream().distinct().toList();
    var vector = QuantizedVectors.write(vector(graph.space(), items));
    return RecommendationList.newBuilder()
        .setRecommendationId("")
        .setTenant(shopper.tenant())
        .setShopper(shopper.shopper())
        .setCreatedAt(now)
        .setItems(List.of())
        .setRecent(items)
        .setBasis(new Basis(-1, -1L, null, now))
        .setScoring(Scoring.BLEND)
        .setShortVector(vector)
        .setLongVector(vector)
        .setViewed(items.stream().map(item -> new ViewedItem(item, now)).toList())
        .build();
  }

  /** The sum of the items' fixed vectors, each older one counting less; of unit length. */
  private static float[] vector(ItemSpace space, List<String> items) {
    float[] sum = new float[space.width()];
    float[] row = new float[space.width()];
    float weight = 1f;
    for (String item : items) {
      int slot = space.slot(item);
      if (slot != ItemSpace.UNKNOWN) {
        space.matrix().copy(slot, 0, row, 0, row.length);
        Vectors.addScaled(sum, weight, row);
        weight *= FADING;
      }
    }
    return Vectors.normalise(sum);
  }
}
