package dev.daogou.recommender.features;

import dev.daogou.recommender.shopper.Interaction;
import dev.daogou.recommender.sources.ShopperView;
import java.time.Duration;

/** What the recent items of a shopper count beside each other, before a model looks at them. */
public final class RecentWeights {
  // Old items still count for something where there is nothing newer.
  private static final double PULL = -0.3;
  private static final double MOST_HALF_LIVES = 10;
  private static final float LEAST = 0.1f;

  private RecentWeights() {}

  /** One an item, newest first, above 0. */
  public static float[] of(ShopperView shopper, Duration shortHalfLife) {
    double halfLife = shortHalfLife.toMillis();
    float[] weights = new float[shopper.slots().length];
    for (int i = 0; i < weights.length; i++) {
      Interaction interaction = shopper.recent().get(i);
      double halfLives = (shopper.now() - interaction.time()) / halfLife;
      double age = Math.exp(PULL * Math.min(MOST_HALF_LIVES, halfLives));
      weights[i] = (float) (Math.max(LEAST, interaction.weight()) * age);
    }
    return weights;
  }
}
