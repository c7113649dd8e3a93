package dev.daogou.recommender.inference;

import java.util.List;

/** Turns texts of any language into vectors whose dot product says how alike they are. */
public interface TextEncoder extends AutoCloseable {

  /** Width of a vector. */
  int dimensions();

  /** Name and version ({@code name@version}); vectors of different versions do not compare. */
  String version();

  /**
   * Encodes texts; thread-safe.
   *
   * @return one unit-length vector a text, in the same order; all zeros for a text without any
   *     letter or digit
   */
  float[][] encode(List<String> texts);

  @Override
  void close();
}
