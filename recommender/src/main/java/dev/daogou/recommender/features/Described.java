package dev.daogou.recommender.features;

import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.sessions.SessionIndex;
import dev.daogou.recommender.sources.Candidate;
import dev.daogou.recommender.sources.ShopperView;
import dev.daogou.recommender.vectors.Decay;
import java.time.Duration;
import java.util.List;

/**
 * What features are worked out of.
 *
 * @param shopper whose candidates they are
 * @param candidates best blend first
 * @param shortHalfLife of the shopper's short vector
 * @param fatigue how the impression of what was shown fades
 */
record Described(
    ShopperView shopper,
    List<Candidate> candidates,
    ItemGraph graph,
    SessionIndex sessions,
    Duration shortHalfLife,
    Decay fatigue) {
  private static final int NONE = -1;

  ItemSpace space() {
    return graph.space();
  }

  int size() {
    return candidates.size();
  }

  int slot(int row) {
    return candidates.get(row).slot();
  }

  /** Place of an item among the shopper's recent ones, from 0; negative where it is none. */
  int place(int slot) {
    int[] recent = shopper.slots();
    for (int i = 0; i < recent.length; i++) {
      if (recent[i] == slot) {
        return i;
      }
    }
    return NONE;
  }

  /**
   * The JDK's own is exact where x is tiny and several times as slow, as nothing stands for it in
   * hardware; these are counts, hours and prices, rounded to a float.
   */
  static float log1p(double x) {
    return (float) Math.log(1 + x);
  }
}
