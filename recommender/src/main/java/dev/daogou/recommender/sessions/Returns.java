package dev.daogou.recommender.sessions;

/**
 * How shoppers move, over the sessions that are held: how often the next visit is to the item just
 * seen, and how often to one seen earlier in the session. Shops differ in it more than in anything
 * else, if only in what their trackers count as a visit. One thread writes, any number read.
 */
public final class Returns {
  // Before much is known, a shop is taken to be like most.
  private static final double IMAGINED = 50;
  private static final double USUAL_STAYS = 0.1;
  private static final double USUAL_RETURNS = 0.15;

  private volatile long moves;
  private volatile long stays;
  private volatile long returns;

  void add(KeptSession session) {
    count(session.items(), 1);
  }

  void remove(KeptSession session) {
    count(session.items(), -1);
  }

  // Only one thread counts.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void count(int[] items, int sign) {
    for (int i = 1; i < items.length; i++) {
      moves += sign;
      if (items[i] == items[i - 1]) {
        stays += sign;
      } else if (isAmong(items, i - 1, items[i])) {
        returns += sign;
      }
    }
  }

  private static boolean isAmong(int[] items, int end, int item) {
    for (int i = 0; i < end; i++) {
      if (items[i] == item) {
        return true;
      }
    }
    return false;
  }

  /** Share of moves to the item just seen; above 0. */
  public double stayShare() {
    return (stays + IMAGINED * USUAL_STAYS) / (moves + IMAGINED);
  }

  /** Share of moves to another item that was seen earlier in the session; above 0. */
  public double returnShare() {
    return (returns + IMAGINED * USUAL_RETURNS) / (moves + IMAGINED);
  }
}
