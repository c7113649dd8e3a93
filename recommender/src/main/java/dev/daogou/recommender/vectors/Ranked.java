package dev.daogou.recommender.vectors;

/**
 * An id and its score in one long, ordered as a ranking: a larger long is a better hit.
 *
 * <p>The upper half is the score in an order-preserving form, the lower half the id turned round,
 * so that of two equal scores the smaller id is the better one.
 */
final class Ranked {
  private Ranked() {}

  static long of(int id, float score) {
    // Adding zero turns -0 into 0, which must tie.
    int bits = sortable(Float.floatToRawIntBits(score + 0f));
    return ((long) bits << 32) | ((id ^ Integer.MAX_VALUE) & 0xffffffffL);
  }

  static int id(long ranked) {
    return (int) ranked ^ Integer.MAX_VALUE;
  }

  static float score(long ranked) {
    return Float.intBitsToFloat(sortable((int) (ranked >> 32)));
  }

  /** Turns the bits of a float into an int of the same order, and back. */
  private static int sortable(int bits) {
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }
}
