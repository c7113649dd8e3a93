package dev.daogou.models.ranker;

import dev.daogou.recommender.features.AttentionFeatures;
import dev.daogou.recommender.features.OwnItemFeatures;
import dev.daogou.recommender.features.SourceFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The shops from which the ranker that ships is learned: none of them is real. */
public final class GeneratedShops {
  private static final int LEAST_SESSIONS = 3000;
  private static final int MORE_SESSIONS = 1500;
  private static final int SIZES = 8;
  private static final int OPENINGS = 24;
  private static final int OPENING_EVENTS = 7000;
  private static final int DEMO_RUNS = 4;
  private static final int DEMO_EVENTS = 25_000;
  private static final int UNSEEN = 1_000_000;
  // A log without impressions cannot teach it, and leaves it as it is here.
  private static final float TIRED = -0.2f;

  private GeneratedShops() {}

  /**
   * So many invented shops of several sizes, some runs of the demo shop, and some of its openings,
   * when next to nothing is known.
   */
  public static List<Shop> of(int invented, long seed) {
    List<Shop> shops = new ArrayList<>();
    for (int i = 0; i < invented; i++) {
      shops.add(InventedShop.of(LEAST_SESSIONS + i % SIZES * MORE_SESSIONS, seed * 1000 + i));
    }
    for (int i = 0; i < DEMO_RUNS; i++) {
      shops.add(SimulatedShop.of(600 << i, DEMO_EVENTS, seed * 1000 + i));
    }
    for (int i = 0; i < OPENINGS; i++) {
      shops.add(SimulatedShop.opening(300, OPENING_EVENTS, seed * 1000 + 100 + i));
    }
    return shops;
  }

  /** Shops to measure with, none of which is among those to learn from. */
  public static List<Shop> unseen(long seed) {
    return List.of(
        InventedShop.of(2 * LEAST_SESSIONS, seed + UNSEEN),
        SimulatedShop.of(1000, DEMO_EVENTS, seed + UNSEEN),
        SimulatedShop.opening(300, OPENING_EVENTS, seed + UNSEEN + 1));
  }

  /**
   * Where training begins: the blend, with a little attention.
   *
   * @param features names of the inputs
   */
  public static RankerWeights blend(List<String> features) {
    return RankerWeights.blend(
        features,
        Map.of(
            SourceFeatures.BLEND.name(),
            1f,
            OwnItemFeatures.FATIGUE.name(),
            TIRED,
            AttentionFeatures.ATTENTION_FIXED.name(),
            0.1f,
            AttentionFeatures.ATTENTION_BEHAVIOUR.name(),
            0.2f));
  }

  /** The blend as the program falls back to it. */
  public static RankerWeights blendAlone(List<String> features) {
    return RankerWeights.blend(features, Map.of(SourceFeatures.BLEND.name(), 1f));
  }
}
