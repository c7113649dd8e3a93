package dev.daogou.recommender.vectors;

/**
 * The vectors nearest to a query by inner product, among vectors that come, change and go all the
 * time.
 *
 * <p>One thread at a time puts and removes; any number search meanwhile, without locks. A search
 * that starts after a put or a remove has returned sees it. Ids are numbers counted from zero
 * without large gaps: memory grows with the largest.
 */
public sealed interface NeighbourSearch permits ExactSearch, HnswSearch, LiveSearch {
  /**
   * Adds a vector, or replaces the one of the same id.
   *
   * @param id not negative
   * @param unitVector of length one, so that inner product is cosine; copied
   * @throws IllegalArgumentException when the width is wrong or a component is not finite
   */
  void put(int id, float[] unitVector);

  /** Takes a vector out; an id that is not there is no error. */
  void remove(int id);

  /**
   * The k nearest vectors, or all where there are fewer.
   *
   * @param query of the width of the vectors; its own length only scales the scores
   * @param k at least one
   */
  Hits nearest(float[] query, int k);

  /** Copies the vector of an id into the target; false where there is none. For the writer. */
  boolean copy(int id, float[] target);

  /** How many vectors are in. */
  int size();
}
