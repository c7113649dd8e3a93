package dev.daogou.recommender.features;

import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.vectors.VectorMatrix;
import dev.daogou.recommender.vectors.Vectors;
import java.util.Arrays;
import java.util.List;

/**
 * Cosines of a candidate's fixed and behaviour vectors with the fixed vectors of the recent items,
 * as the candidate attends to them, and with the shopper's vectors. Attention weighs the recent
 * items by the softmax of {@code 4 * cosine + ln(weight)} (scaled dot-product attention; Vaswani et
 * al., 2017).
 */
public final class AttentionFeatures implements FeatureGroup {
  /** Mean cosine of the fixed vector with those of the recent items, as attended to. */
  public static final Feature ATTENTION_FIXED = Feature.of("attention-fixed");

  /** The same of the behaviour vector. */
  public static final Feature ATTENTION_BEHAVIOUR = Feature.of("attention-behaviour");

  /** The largest cosine of the fixed vector with one of theirs; 0 where there are none. */
  public static final Feature CLOSEST_FIXED = Feature.of("closest-fixed");

  /** Cosine of the behaviour vector with the newest item's fixed vector. */
  public static final Feature NEWEST_BEHAVIOUR = Feature.of("newest-behaviour");

  /** Cosine of the fixed vector with the shopper's short vector. */
  public static final Feature SHORT_FIXED = Feature.of("short-fixed");

  /** Cosine of the behaviour vector with the shopper's short vector. */
  public static final Feature SHORT_BEHAVIOUR = Feature.of("short-behaviour");

  /** Cosine of the fixed vector with the shopper's long vector. */
  public static final Feature LONG_FIXED = Feature.of("long-fixed");

  /** Cosine of the behaviour vector with the shopper's long vector. */
  public static final Feature LONG_BEHAVIOUR = Feature.of("long-behaviour");

  // Learning it brought nothing on the logs it was tried on.
  private static final float TEMPERATURE = 4f;
  private static final float LEAST_NORM = 1e-6f;

  AttentionFeatures() {}

  @Override
  public List<Feature> features() {
    return List.of(
        ATTENTION_FIXED,
        ATTENTION_BEHAVIOUR,
        CLOSEST_FIXED,
        NEWEST_BEHAVIOUR,
        SHORT_FIXED,
        SHORT_BEHAVIOUR,
        LONG_FIXED,
        LONG_BEHAVIOUR);
  }

  @Override
  public void write(Described described, FeatureTable table) {
    new Attention(described).write(table);
  }

  /** One shopper's recent items, to be attended to. */
  private static final class Attention {
    private final Described described;
    private final VectorMatrix rows;
    private final int width;
    private final int recent;
    // Of unit length: the recent items newest first, then the short and the long vector.
    private final float[][] queries;
    private final float[] cosines;
    private final float[] logWeights;
    private final float[] shares;

    Attention(Described described) {
      ItemSpace space = described.space();
      int[] slots = described.shopper().slots();
      this.described = described;
      this.rows = space.matrix();
      this.width = space.width();
      this.recent = slots.length;
      this.queries = new float[recent + 2][];
      for (int i = 0; i < recent; i++) {
        queries[i] = new float[width];
        rows.copy(slots[i], 0, queries[i], 0, width);
        Vectors.normalise(queries[i]);
      }
      queries[recent] = Vectors.normalise(described.shopper().vectors().shortTerm().clone());
      queries[recent + 1] = Vectors.normalise(described.shopper().vectors().longTerm().clone());
      this.cosines = new float[queries.length];
      this.logWeights = RecentWeights.of(described.shopper(), described.shortHalfLife());
      for (int i = 0; i < recent; i++) {
        logWeights[i] = (float) Math.log(logWeights[i]);
      }
      // Whole registers: what is beyond the recent items has no share.
      this.shares = new float[Vectors.wholeRegisters(recent)];
    }

    void write(FeatureTable table) {
      for (int row = 0; row < described.size(); row++) {
        int slot = described.slot(row);
        cosines(slot, 0);
        table.set(row, ATTENTION_FIXED, attended());
        table.set(row, CLOSEST_FIXED, closest());
        table.set(row, SHORT_FIXED, cosines[recent]);
        table.set(row, LONG_FIXED, cosines[recent + 1]);
        cosines(slot, width);
        table.set(row, ATTENTION_BEHAVIOUR, attended());
        table.set(row, NEWEST_BEHAVIOUR, recent > 0 ? cosines[0] : 0f);
        table.set(row, SHORT_BEHAVIOUR, cosines[recent]);
        table.set(row, LONG_BEHAVIOUR, cosines[recent + 1]);
      }
    }

    private void cosines(int slot, int offset) {
      rows.dots(slot, offset, queries, cosines);
      float scale = 1 / Math.max(LEAST_NORM, rows.norm(slot, offset, width));
      for (int i = 0; i < cosines.length; i++) {
        cosines[i] *= scale;
      }
    }

    private float attended() {
      float highest = Float.NEGATIVE_INFINITY;
      for (int i = 0; i < recent; i++) {
        shares[i] = TEMPERATURE * cosines[i] + logWeights[i];
        highest = Math.max(highest, shares[i]);
      }
      for (int i = 0; i < recent; i++) {
        shares[i] -= highest;
      }
      Arrays.fill(shares, recent, shares.length, Float.NEGATIVE_INFINITY);
      Vectors.exp(shares);
      float sum = 0;
      float attended = 0;
      for (int i = 0; i < recent; i++) {
        sum += shares[i];
        attended += shares[i] * cosines[i];
      }
      return recent == 0 ? 0f : attended / sum;
    }

    private float closest() {
      float closest = recent == 0 ? 0f : Float.NEGATIVE_INFINITY;
      for (int i = 0; i < recent; i++) {
        closest = Math.max(closest, cosines[i]);
      }
      return closest;
    }
  }
}
