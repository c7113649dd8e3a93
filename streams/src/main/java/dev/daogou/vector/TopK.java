package dev.daogou.vector;

import java.util.Arrays;

/**
 * The k best of many scored ids: a bounded heap over primitives, to be used again after {@link
 * #clear()}.
 *
 * <p>The order is total, so the result does not depend on the order of the offers: higher score
 * first, then smaller id. Scores that are not finite are never kept. An id offered twice may stand
 * in the result twice. Not safe for several threads.
 */
public final class TopK {
  private final long[] heap; // the worst kept hit at the root
  private int size;

  /** Keeps at most {@code k} hits, at least one. */
  public TopK(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1, was " + k);
    }
    heap = new long[k];
  }

  /** Offers a hit; says whether it is among the best so far. */
  public boolean offer(int id, float score) {
    if (!Float.isFinite(score)) {
      return false;
    }
    long hit = Ranked.of(id, score);
    if (size < heap.length) {
      siftUp(size++, hit);
      return true;
    }
    if (hit <= heap[0]) {
      return false;
    }
    siftDown(hit);
    return true;
  }

  /** The lowest kept score once k hits are kept, before that negative infinity. */
  public float threshold() {
    return size < heap.length ? Float.NEGATIVE_INFINITY : Ranked.score(heap[0]);
  }

  public int size() {
    return size;
  }

  public void clear() {
    size = 0;
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
    long[] sorted = Arrays.copyOf(heap, size);
    Arrays.sort(sorted);
    int[] ids = new int[size];
    float[] scores = new float[size];
    for (int i = 0; i < size; i++) {
      long hit = sorted[size - 1 - i];
      ids[i] = Ranked.id(hit);
      scores[i] = Ranked.score(hit);
    }
    return new Hits(ids, scores);
  }

  private void siftUp(int start, long hit) {
    int place = start;
    while (place > 0) {
      int parent = (place - 1) >>> 1;
      if (heap[parent] <= hit) {
        break;
      }
      heap[place] = heap[parent];
      place = parent;
    }
    heap[place] = hit;
  }

  private void siftDown(long hit) {
    int place = 0;
    int child = 1;
    while (child < size) {
      if (child + 1 < size && heap[child + 1] < heap[child]) {
        child++;
      }
      if (hit <= heap[child]) {
        break;
      }
      heap[place] = heap[child];
      place = child;
      child = 2 * place + 1;
    }
    heap[place] = hit;
  }
}
