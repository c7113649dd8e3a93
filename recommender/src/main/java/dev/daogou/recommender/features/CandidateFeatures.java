package dev.daogou.recommender.features;

import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.sessions.SessionIndex;
import dev.daogou.recommender.shopper.ShopperSettings;
import dev.daogou.recommender.sources.Candidate;
import dev.daogou.recommender.sources.ShopperView;
import dev.daogou.recommender.vectors.Decay;
import java.time.Duration;
import java.util.List;

/** Works out the features that a model asks for. Used again and again by one thread. */
public final class CandidateFeatures {
  private final FeatureColumns columns;
  private final FeatureTable table;
  private final Decay fatigue;
  private final Duration shortHalfLife;

  public CandidateFeatures(FeatureColumns columns, ShopperSettings settings) {
    this.columns = columns;
    this.table = new FeatureTable(columns);
    this.fatigue = new Decay(settings.fatigue().halfLife());
    this.shortHalfLife = settings.vectors().shortHalfLife();
  }

  /** How many are asked for. */
  public int width() {
    return columns.width();
  }

  /**
   * Of a shopper's candidates, best blend first.
   *
   * @return a row a candidate, until the next call
   */
  public FeatureTable of(
      ShopperView shopper, List<Candidate> candidates, ItemGraph graph, SessionIndex sessions) {
    var described = new Described(shopper, candidates, graph, sessions, shortHalfLife, fatigue);
    table.begin(candidates.size());
    for (FeatureGroup group : columns.groups()) {
      group.write(described, table);
    }
    return table;
  }
}
