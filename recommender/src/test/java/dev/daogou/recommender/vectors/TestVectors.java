package dev.daogou.recommender.vectors;

import java.util.Random;

/** Unit vectors to search among: uniform on the sphere, or gathered around centres. */
final class TestVectors {
  private final Random random;
  private final int width;

  TestVectors(long seed, int width) {
    this.random = new Random(seed);
    this.width = width;
  }

  float[][] uniform(int count) {
    float[][] vectors = new float[count][];
    for (int i = 0; i < count; i++) {
      vectors[i] = unit();
    }
    return vectors;
  }

  float[][] clustered(int count, int centres) {
    float[][] middle = uniform(centres);
    float[][] vectors = new float[count][];
    for (int i = 0; i < count; i++) {
      vectors[i] = near(middle[random.nextInt(centres)]);
    }
    return vectors;
  }

  float[] unit() {
    float[] vector = new float[width];
    for (int i = 0; i < width; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return Vectors.normalise(vector);
  }

  float[] near(float[] vector) {
    float[] moved = vector.clone();
    Vectors.addScaled(moved, 0.5f, unit());
    return Vectors.normalise(moved);
  }
}
