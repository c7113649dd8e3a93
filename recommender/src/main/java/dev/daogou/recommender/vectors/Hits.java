package dev.daogou.recommender.vectors;

import java.util.Arrays;

/**
 * The result of a search, best first: {@code scores[i]} is the inner product of the query with the
 * vector of {@code ids[i]}. The arrays belong to the caller.
 */
@SuppressWarnings("ArrayRecordComponent")
public record Hits(int[] ids, float[] scores) {
  /** No hit at all. */
  public static final Hits NONE = new Hits(new int[0], new float[0]);

  public Hits {
    if (ids.length != scores.length) {
      throw new IllegalArgumentException(ids.length + " ids but " + scores.length + " scores");
    }
  }

  public int size() {
    return ids.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hits that
        && Arrays.equals(ids, that.ids)
        && Arrays.equals(scores, that.scores);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(ids) + Arrays.hashCode(scores);
  }

  @Override
  public String toString() {
    return "Hits[ids=" + Arrays.toString(ids) + ", scores=" + Arrays.toString(scores) + "]";
  }
}
