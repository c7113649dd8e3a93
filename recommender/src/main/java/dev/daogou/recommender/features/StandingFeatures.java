package dev.daogou.recommender.features;

import static dev.daogou.recommender.features.Described.log1p;

import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.links.Standing;
import java.util.List;

/** How popular a candidate is. */
public final class StandingFeatures implements FeatureGroup {
  /** Log of popularity as a share of the most popular item's. */
  public static final Feature POPULARITY = Feature.of("popularity", "POPULARITY");

  /** Trend as a share of popularity. */
  public static final Feature RISING = Feature.of("rising", "RISING");

  StandingFeatures() {}

  @Override
  public List<Feature> features() {
    return List.of(POPULARITY, RISING);
  }

  @Override
  public void write(Described described, FeatureTable table) {
    ItemGraph graph = described.graph();
    float most = log1p(Math.max(1f, graph.trending().mostPopular()));
    for (int row = 0; row < described.size(); row++) {
      Standing standing = graph.standing(described.slot(row));
      float popularity = standing.popularity();
      table.set(row, POPULARITY, log1p(Math.max(0, popularity)) / most);
      table.set(
          row, RISING, popularity <= 0 ? 0f : Math.clamp(standing.trend() / popularity, 0f, 1f));
    }
  }
}
