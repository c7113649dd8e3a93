package dev.daogou.recommender.vectors;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Remembers what was found for vectors that are asked for again and again: those of an item whose
 * page is open, or of a shopper who turns pages. What was found holds until a vector comes, changes
 * or goes. Bounded: of two questions that want the same place, the later one has it. Any number of
 * threads search.
 */
public final class SearchCache {
  private static final int PLACES = 2_048;
  private static final int LONGEST = 200;

  private final NeighbourSearch search;
  private final AtomicReferenceArray<Found> places = new AtomicReferenceArray<>(PLACES);
  private volatile long changes;

  /** What was found while so many changes had been made. */
  private record Found(Question question, long changes, Hits hits) {}

  private record Question(float[] query, int k) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Question(float[] vector, int many)
          && k == many
          && Arrays.equals(query, vector);
    }

    @Override
    public int hashCode() {
      int hash = 31 * Arrays.hashCode(query) + k;
      return hash ^ (hash >>> 16);
    }
  }

  /**
   * @param search that is asked what is not remembered
   */
  public SearchCache(NeighbourSearch search) {
    this.search = search;
  }

  /**
   * The k nearest vectors; long answers are not remembered.
   *
   * @param query must not be changed after the call
   * @see NeighbourSearch#nearest
   */
  public Hits nearest(float[] query, int k) {
    if (k > LONGEST) {
      return search.nearest(query, k);
    }
    // Before the search: what changes meanwhile makes what is found out of date.
    long before = changes;
    var question = new Question(query, k);
    int place = question.hashCode() & (PLACES - 1);
    Found known = places.get(place);
    if (known != null && known.changes() == before && known.question().equals(question)) {
      return known.hits();
    }
    Hits hits = search.nearest(query, k);
    places.set(place, new Found(question, before, hits));
    return hits;
  }

  /** A vector has come, changed or gone. By the one thread that makes changes, after each. */
  @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread writes
  public void changed() {
    changes++;
  }
}
