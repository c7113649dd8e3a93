package dev.daogou.recommender.sessions;

/** How rare an item is in the sessions: one and the logarithm of its inverse share (VMIS-kNN). */
final class Rareness {
  private static final double[] LOGARITHMS = new double[4096];

  static {
    for (int number = 1; number < LOGARITHMS.length; number++) {
      LOGARITHMS[number] = Math.log(number);
    }
  }

  /** Of a scan that has not begun. */
  static final Rareness NOTHING = new Rareness(new int[0], 0);

  private final int[] counts;
  private final double most;

  Rareness(SessionIndex index) {
    this(index.counts(), index.size());
  }

  private Rareness(int[] counts, int sessions) {
    this.counts = counts;
    this.most = 1 + Math.log(Math.max(1, sessions));
  }

  double of(int item) {
    int sessions = item < counts.length ? counts[item] : 0;
    return most - (sessions < LOGARITHMS.length ? LOGARITHMS[sessions] : Math.log(sessions));
  }
}
