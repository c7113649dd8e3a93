package dev.daogou.recommender.sessions;

/** One divided by the square root, by table: sessions are normed by their lengths all the time. */
final class InverseRoots {
  private static final double[] KNOWN = new double[1024];

  static {
    for (int number = 1; number < KNOWN.length; number++) {
      KNOWN[number] = 1 / Math.sqrt(number);
    }
  }

  private InverseRoots() {}

  /**
   * Looks it up.
   *
   * @param number above 0
   */
  static double of(int number) {
    return number < KNOWN.length ? KNOWN[number] : 1 / Math.sqrt(number);
  }
}
