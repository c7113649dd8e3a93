package dev.daogou.recommender.sessions;

import dev.daogou.recommender.vectors.Decay;

/**
 * Rates the sessions that were found, once as STAN and once as VMIS-kNN does, and keeps the best of
 * either kind. Used again and again by one thread.
 */
final class Neighbours {
  private final SessionLimits limits;
  private final Ages ages;
  private final LargestScores mostAlike;
  private final LargestScores mostShared;
  private float[] age = new float[0];
  private float[] stan = new float[0];
  private float[] vmis = new float[0];
  // Kept so that reading is not left out.
  private int touched;

  Neighbours(SessionLimits limits) {
    this.limits = limits;
    this.ages = new Ages(new Decay(limits.halfLife()));
    this.mostAlike = new LargestScores(limits.neighbours());
    this.mostShared = new LargestScores(Math.max(1, limits.neighbours() / 4));
  }

  /**
   * Rates.
   *
   * @param items number of recent items
   * @param now the shopper's time, epoch milliseconds
   * @param own id of the shopper's session, which is no neighbour
   */
  void choose(SessionIndex index, FoundSessions found, int items, long now, long own) {
    int size = found.size();
    makeRoom(size);
    touch(index, found);
    for (int entry = 0; entry < found.nearest(); entry++) {
      rate(entry, index, found, items, now, own);
    }
    if (found.nearest() < size) {
      rateOthers(index, found, items, now, own);
    }
    mostAlike.keep(stan, size);
    mostShared.keep(vmis, size);
  }

  private void makeRoom(int size) {
    if (age.length < size) {
      age = new float[2 * size];
      stan = new float[2 * size];
      vmis = new float[2 * size];
    }
  }

  /**
   * Rates the sessions that have none of the newest items: nothing else is asked of them, and those
   * that cannot be among the best are not fetched.
   */
  private void rateOthers(SessionIndex index, FoundSessions found, int items, long now, long own) {
    float[] exponential = SharedItems.exponential();
    float[] linear = SharedItems.linear(items);
    float lastAlike = mostAlike.last(stan, found.nearest());
    float lastShared = mostShared.last(vmis, found.nearest());
    double shortest = InverseRoots.of(2 * items);
    for (int entry = found.nearest(); entry < found.size(); entry++) {
      int shares = found.shares(entry);
      // What it would be worth if it were as short as can be and of this moment.
      if ((float) (exponential[shares] * shortest) > lastAlike || linear[shares] > lastShared) {
        rate(entry, index, found, items, now, own);
      } else {
        drop(entry, found);
      }
    }
  }

  /** Nothing waits for what is read here, so that many sessions come from memory at once. */
  private void touch(SessionIndex index, FoundSessions found) {
    for (int entry = 0; entry < found.nearest(); entry++) {
      int[] block = index.at(found.ordinal(entry));
      touched += block == null ? 0 : block[block.length - 1];
    }
  }

  private void rate(
      int entry, SessionIndex index, FoundSessions found, int items, long now, long own) {
    int[] block = index.at(found.ordinal(entry));
    if (block == null || SessionBlock.id(block) == own) {
      drop(entry, found);
      return;
    }
    double left = ages.factor(now - SessionBlock.time(block));
    age[entry] = (float) left;
    int distinct = SessionBlock.distinct(block);
    int shares = distinct > 1 ? found.shares(entry) : 0;
    stan[entry] =
        (float) (SharedItems.exponential()[shares] * InverseRoots.of(distinct * items) * left);
    vmis[entry] = (float) (SharedItems.linear(items)[shares] * (0.5 + 0.5 * left));
  }

  private void drop(int entry, FoundSessions found) {
    found.drop(entry);
    stan[entry] = 0;
    vmis[entry] = 0;
  }

  /** What is left of the session's weight at its age. */
  float age(int entry) {
    return age[entry];
  }

  /** How alike the session is, or 0 where it is not among the most alike. */
  float stan(int entry) {
    return stan[entry];
  }

  /** What the session shares, or 0 where it is not among those that share most. */
  float vmis(int entry) {
    return vmis[entry];
  }
}
