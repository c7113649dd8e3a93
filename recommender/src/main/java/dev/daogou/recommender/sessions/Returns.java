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

  void add(int[] block) {
    count(block, 1);
  }

  void remove(int[] block) {
    count(block, -1);
  }

  // Only one thread counts.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void count(int[] block, int sign) {
    for (int at = SessionBlock.ITEMS + 1; at < block.length; at++) {
      moves += sign;
      if (block[at] == block[at - 1]) {
        stays += sign;
      } else if (!SessionBlock.isFirst(block, at)) {
        returns += sign;
      }
    }
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
