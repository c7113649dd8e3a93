package dev.daogou.recommender.sessions;

import java.util.Arrays;

/**
 * Asks the index what comes next. Sums up, over the sessions that share items with the shopper's,
 * every kind of {@link Evidence}. Used again and again by one thread.
 *
 * <p>Finds the sessions first, each once, then rates them as neighbours, then reads each a second
 * time for all that it has to say: they are scattered over memory and dear to fetch.
 */
public final class SessionScan {
  private static final int FOCUS = 3;
  private static final double FOCUS_DECAY = 0.5;

  private final SessionLimits limits;
  private final ScoreAccumulator scores;
  private final SessionSums sums;
  private final FoundSessions found;
  private final Neighbours neighbours;
  private final float[] focus = new float[FOCUS];

  /** A scan to which all kinds of evidence are equally loud. */
  public SessionScan(SessionLimits limits) {
    this(limits, equallyLoud());
  }

  /**
   * @param loudness what a score of each kind weighs where the loudest is looked for, by ordinal
   */
  public SessionScan(SessionLimits limits, float[] loudness) {
    this.limits = limits;
    this.scores = new ScoreAccumulator(loudness);
    this.sums = new SessionSums(scores);
    this.found = new FoundSessions(limits.sampled(), limits.perItem(), FOCUS);
    this.neighbours = new Neighbours(limits);
    for (int origin = 0; origin < FOCUS; origin++) {
      focus[origin] = (float) Math.pow(FOCUS_DECAY, origin);
    }
  }

  private static float[] equallyLoud() {
    float[] loudness = new float[Evidence.values().length];
    Arrays.fill(loudness, 1f);
    return loudness;
  }

  /**
   * Sums up.
   *
   * @param recent slots of the shopper's recent items, newest first, each once
   * @param now the shopper's time, epoch milliseconds
   * @param own id of the shopper's session, which must not speak for itself
   * @return the sums, until the next scan
   */
  public ScoreAccumulator scan(SessionIndex index, int[] recent, long now, long own) {
    sums.begin(index, recent);
    found.find(index, recent);
    neighbours.choose(index, found, Math.min(recent.length, SharedItems.MOST), now, own);
    for (int entry = 0; entry < found.size(); entry++) {
      sum(index, entry);
    }
    return scores;
  }

  private void sum(SessionIndex index, int entry) {
    float stan = neighbours.stan(entry);
    float vmis = neighbours.vmis(entry);
    int follows = found.follows(entry);
    if (follows == 0 && stan == 0 && vmis == 0) {
      return;
    }
    // It may have grown since, or have made room.
    int[] block = index.at(found.ordinal(entry));
    if (block == null) {
      return;
    }
    float age = neighbours.age(entry);
    boolean hasCurrent = (follows & 1) != 0 && SessionBlock.visits(block) > 1;
    if (hasCurrent || stan > 0 || vmis > 0) {
      sums.readAll(block);
      whole(entry, block, hasCurrent);
    } else {
      sums.readSome(block);
    }
    for (int left = follows & ~1; left != 0; left &= left - 1) {
      int origin = Integer.numberOfTrailingZeros(left);
      sums.addAround(origin, focus[origin] * age);
    }
  }

  private void whole(int entry, int[] block, boolean hasCurrent) {
    float stan = neighbours.stan(entry);
    float vmis = neighbours.vmis(entry);
    float age = neighbours.age(entry);
    int shared = found.newest(entry);
    if (!hasCurrent || shared > 0 && (stan > 0 || vmis > 0)) {
      sums.addNeighbour(stan, vmis, shared);
    }
    if (hasCurrent) {
      float company = age * (float) InverseRoots.of(SessionBlock.distinct(block));
      boolean isNear = shared == 0;
      sums.addWithCurrent(isNear ? stan : 0, isNear ? vmis : 0, company, age);
    }
  }
}
