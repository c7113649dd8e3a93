package dev.daogou.recommender.features;

import static dev.daogou.recommender.features.Described.log1p;

import dev.daogou.recommender.shopper.Interaction;
import dev.daogou.recommender.sources.ShopperView;
import java.util.HashSet;
import java.util.List;

/** What is the same for all candidates of a shopper, and tells a model what to make of the rest. */
public final class ShopperFeatures implements FeatureGroup {
  /** Log of the number of recent items. */
  public static final Feature HISTORY = Feature.of("history", "HISTORY");

  /** Log of the number of visits of the newest session. */
  public static final Feature SESSION_LENGTH = Feature.of("session-length", "SESSION_LENGTH");

  /** Share of the newest session's visits that returned to an item. */
  public static final Feature RETURNING = Feature.of("returning", "RETURNING");

  /** Log of the seconds between the two newest interactions. */
  public static final Feature PAUSE = Feature.of("pause", "PAUSE");

  /** 1 where the shopper used words within the session gap. */
  public static final Feature HAS_WORDS = Feature.of("has-words", "HAS_WORDS");

  private static final double SECOND = 1000;

  ShopperFeatures() {}

  @Override
  public List<Feature> features() {
    return List.of(HISTORY, SESSION_LENGTH, RETURNING, PAUSE, HAS_WORDS);
  }

  @Override
  public void write(Described described, FeatureTable table) {
    ShopperView shopper = described.shopper();
    table.setAll(HISTORY, log1p(shopper.slots().length));
    table.setAll(SESSION_LENGTH, log1p(shopper.session().items().size()));
    table.setAll(RETURNING, returning(shopper));
    table.setAll(PAUSE, pause(shopper));
    table.setAll(HAS_WORDS, shopper.words() == null ? 0f : 1f);
  }

  static float returning(ShopperView shopper) {
    List<String> visited = shopper.session().items();
    return visited.isEmpty() ? 0f : 1f - (float) new HashSet<>(visited).size() / visited.size();
  }

  static float pause(ShopperView shopper) {
    List<Interaction> all = shopper.profile().interactions();
    return all.size() < 2
        ? 0f
        : log1p((all.getLast().time() - all.get(all.size() - 2).time()) / SECOND);
  }
}
