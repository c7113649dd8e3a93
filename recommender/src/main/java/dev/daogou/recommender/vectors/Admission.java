package dev.daogou.recommender.vectors;

/** What a search lets in. */
final class Admission {
  private Admission() {}

  static void requireVector(float[] vector, int width) {
    requireWidth(vector, width);
    if (!Vectors.isFinite(vector)) {
      throw new IllegalArgumentException("a component is not finite");
    }
  }

  static void requireWidth(float[] vector, int width) {
    if (vector.length != width) {
      throw new IllegalArgumentException("vector of width " + vector.length + ", not " + width);
    }
  }
}
