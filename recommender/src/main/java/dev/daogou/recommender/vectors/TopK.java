package dev.daogou.recommender.vectors;

/**
 * The k best of many scored ids: a bounded heap over primitives, to be used again after {@link
 * #clear()}.
 *
 * <p>The order is total, so the result does not depend on the order of the offers: higher score
 * first, then smaller id. Scores that are not finite are never kept. An id offered twice may stand
 * in the result twice. Not safe for several threads.
 */
public final class TopK {
  private static final int INITIAL_CAPACITY = 256;

  private final int k;
  private final LongHeap kept; // the worst first

  /** Keeps at most {@code k} hits, at least one. */
  public TopK(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, was " + k);
    }
    this.k = k;
    this.kept = new LongHeap(Math.min(k, INITIAL_CAPACITY));
  }

  /** Offers a hit; says whether it is among the best so far. */
  public boolean offer(int id, float score) {
    if (!Float.isFinite(score)) {
      return false;
    }
    long hit = Ranked.of(id, score);
    if (kept.size() < k) {
      kept.add(hit);
      return true;
    }
    if (hit <= kept.first()) {
      return false;
    }
    kept.replaceFirst(hit);
    return true;
  }

  /** The lowest kept score once k hits are kept, before that negative infinity. */
  public float threshold() {
    return kept.size() < k ? Float.NEGATIVE_INFINITY : Ranked.score(kept.first());
  }

  public int size() {
    return kept.size();
  }

  public void clear() {
    kept.clear();
  }

  /** The kept ids, best first. */
  public int[] ids() {
    return hits().ids();
  }

  /** The kept scores, best first. */
  public float[] scores() {
    return hits().scores();
  }

  /** Ids and scores together, best first. */
  public Hits hits() {
    long[] sorted = kept.sorted();
    int[] ids = new int[sorted.length];
    float[] scores = new float[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      long hit = sorted[sorted.length - 1 - i];
      ids[i] = Ranked.id(hit);
      scores[i] = Ranked.score(hit);
    }
    return new Hits(ids, scores);
  }
}
