package dev.daogou.recommender.features;

import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.vectors.VectorMatrix;
import dev.daogou.recommender.vectors.Vectors;
import java.util.Arrays;
import java.util.List;

/** How near a candidate is to what the shopper is after and to what the shopper likes. */
public final class CosineFeatures implements FeatureGroup {
  /** Cosine of the short vector's content part with the item's. */
  public static final Feature SHORT_CONTENT = Feature.of("short-content", "SHORT_CONTENT");

  /** Cosine of the long vector's content part with the item's. */
  public static final Feature LONG_CONTENT = Feature.of("long-content", "LONG_CONTENT");

  /** Inner product of the short vector's direction with the item's behaviour vector. */
  public static final Feature SHORT_BEHAVIOUR = Feature.of("short-co-visits", "SHORT_BEHAVIOUR");

  /** Inner product of the long vector's direction with the item's behaviour vector. */
  public static final Feature LONG_BEHAVIOUR = Feature.of("long-co-visits", "LONG_BEHAVIOUR");

  CosineFeatures() {}

  @Override
  public List<Feature> features() {
    return List.of(SHORT_CONTENT, LONG_CONTENT, SHORT_BEHAVIOUR, LONG_BEHAVIOUR);
  }

  @Override
  public void write(Described described, FeatureTable table) {
    ItemSpace space = described.space();
    float[] shortTerm = described.shopper().vectors().shortTerm();
    float[] longTerm = described.shopper().vectors().longTerm();
    float[] shortContent = content(shortTerm, space);
    float[] longContent = content(longTerm, space);
    float[] shortWhole = Vectors.normalise(shortTerm.clone());
    float[] longWhole = Vectors.normalise(longTerm.clone());
    VectorMatrix rows = space.matrix();
    for (int row = 0; row < described.size(); row++) {
      int slot = described.slot(row);
      table.set(row, SHORT_CONTENT, rows.dot(slot, 0, shortContent));
      table.set(row, LONG_CONTENT, rows.dot(slot, 0, longContent));
      table.set(row, SHORT_BEHAVIOUR, rows.dot(slot, space.width(), shortWhole));
      table.set(row, LONG_BEHAVIOUR, rows.dot(slot, space.width(), longWhole));
    }
  }

  private static float[] content(float[] vector, ItemSpace space) {
    return Vectors.normalise(Arrays.copyOf(vector, space.contentWidth()));
  }
}
