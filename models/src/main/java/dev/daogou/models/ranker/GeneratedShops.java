package dev.daogou.models.ranker;

import dev.daogou.rescore.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The shops from which the ranker that ships is learned: none of them is real. */
public final class GeneratedShops {
  private static final int LEAST_SESSIONS = 3000;
  private static final int MORE_SESSIONS = 1000;
  private static final int DEMO_EVENTS = 25_000;
  private static final int UNSEEN = 1_000_000;

  private GeneratedShops() {}

  /** So many invented shops of growing size, and two runs of the demo shop. */
  public static List<Shop> of(int invented, long seed) {
    List<Shop> shops = new ArrayList<>();
    for (int i = 0; i < invented; i++) {
      shops.add(InventedShop.of(LEAST_SESSIONS + i * MORE_SESSIONS, seed * 1000 + i));
    }
    shops.add(SimulatedShop.of(600, DEMO_EVENTS, seed * 1000));
    shops.add(SimulatedShop.of(2500, DEMO_EVENTS, seed * 1000 + 1));
    return shops;
  }

  /** Shops to measure with, none of which is among those to learn from. */
  public static List<Shop> unseen(long seed) {
    return List.of(
        InventedShop.of(2 * LEAST_SESSIONS, seed + UNSEEN),
        SimulatedShop.of(1000, DEMO_EVENTS, seed + UNSEEN));
  }

  /** Where training begins: the blend, with a little attention. */
  public static RankerWeights blend() {
    return RankerWeights.blend(
        Feature.names(),
        Map.of(Feature.BLEND.name(), 1f, "attention-fixed", 0.1f, "attention-behaviour", 0.2f));
  }

  /** The blend as the program falls back to it. */
  public static RankerWeights blendAlone() {
    return RankerWeights.blend(Feature.names(), Map.of(Feature.BLEND.name(), 1f));
  }
}
