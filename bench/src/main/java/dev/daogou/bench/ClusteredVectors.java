package dev.daogou.bench;

import dev.daogou.recommender.vectors.Vectors;
import java.util.Random;

/**
 * Unit vectors around centres, as items lie around their categories, and queries near them.
 *
 * @param items to search among
 * @param queries to search for
 */
@SuppressWarnings("ArrayRecordComponent")
record ClusteredVectors(float[][] items, float[][] queries) {
  private static final int CENTRES = 1_000;
  private static final int QUERIES = 1_000;
  private static final float SPREAD = 0.7f;

  static ClusteredVectors of(int count, int width) {
    Random random = new Random(42);
    float[][] centres = new float[CENTRES][];
    for (int i = 0; i < CENTRES; i++) {
      centres[i] = unit(random, width);
    }
    float[][] items = new float[count][];
    for (int i = 0; i < count; i++) {
      items[i] = near(centres[random.nextInt(CENTRES)], random);
    }
    float[][] queries = new float[QUERIES][];
    for (int i = 0; i < QUERIES; i++) {
      queries[i] = near(items[random.nextInt(count)], random);
    }
    return new ClusteredVectors(items, queries);
  }

  private static float[] near(float[] vector, Random random) {
    float[] moved = vector.clone();
    Vectors.addScaled(moved, SPREAD, unit(random, vector.length));
    return Vectors.normalise(moved);
  }

  private static float[] unit(Random random, int width) {
    float[] vector = new float[width];
    for (int i = 0; i < width; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return Vectors.normalise(vector);
  }
}
