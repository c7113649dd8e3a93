package dev.daogou.recommender.sources;

import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.vectors.Hits;
import dev.daogou.recommender.vectors.Vectors;

/** Brings the items whose texts are nearest to a vector. */
final class ContentSearch {
  private static final int NEAREST = 60;

  private final Source source;
  private final DistinctProducts products = new DistinctProducts();

  ContentSearch(Source source) {
    this.source = source;
  }

  /**
   * Searches.
   *
   * @param query a content vector; the zero vector finds nothing
   */
  void bring(float[] query, ItemSpace space, CandidatePool pool) {
    if (query[0] == 0f && Vectors.norm(query) == 0f) {
      return;
    }
    Hits hits = space.byContent().nearest(query, NEAREST);
    products.clear();
    for (int i = 0; i < hits.size(); i++) {
      // Ten colours of one thing are no ten reasons for it.
      if (products.add(hits.ids()[i], space)) {
        float score = Math.max(0f, hits.scores()[i]);
        pool.add(source, hits.ids()[i], score * score, -1);
      }
    }
  }
}
