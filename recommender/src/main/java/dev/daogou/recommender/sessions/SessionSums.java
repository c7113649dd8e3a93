package dev.daogou.recommender.sessions;

import java.util.Arrays;

/**
 * Sums up what sessions say of the next item, one session after the other: each is read once for
 * all kinds of {@link Evidence}. Used again and again by one thread.
 */
final class SessionSums {
  private static final int WINDOW = 10;
  private static final double NEIGHBOUR_DISTANCE = 2.0;
  private static final int FOLLOWED = Evidence.FOLLOWED.ordinal();
  private static final int AFTER = Evidence.AFTER.ordinal();
  private static final int AHEAD = Evidence.AHEAD.ordinal();
  private static final int PAIR = Evidence.PAIR.ordinal();
  private static final int UNKNOWN = -1;
  private static final float[] NEAR = new float[256];
  // By distance from the middle; nothing beyond the window.
  private static final float[] LATER = new float[2 * WINDOW + 3];
  private static final float[] EARLIER = new float[2 * WINDOW + 3];

  static {
    for (int distance = 0; distance < NEAR.length; distance++) {
      NEAR[distance] = (float) Math.exp(-Math.max(0, distance - 1) / NEIGHBOUR_DISTANCE);
    }
    for (int distance = 1; distance <= WINDOW; distance++) {
      LATER[WINDOW + 1 + distance] = 1f / distance;
      EARLIER[WINDOW + 1 - distance] = 1f / distance;
    }
  }

  private final ScoreAccumulator scores;
  private int[] recent = new int[0];
  private Rareness rareness = Rareness.NOTHING;
  private int[] block = new int[0];
  // Of the items in the block, where they are known.
  private int[] places = new int[64];

  SessionSums(ScoreAccumulator scores) {
    this.scores = scores;
  }

  /** What comes is about these recent items. */
  void begin(SessionIndex index, int[] recentItems) {
    recent = recentItems;
    rareness = new Rareness(index);
    scores.begin();
  }

  /** What comes is of this session; only of items near recent ones, and not of all. */
  void readSome(int[] session) {
    read(session);
    Arrays.fill(places, 0, block.length, UNKNOWN);
  }

  /** What comes is of this session, and of all its items. */
  void readAll(int[] session) {
    read(session);
    for (int at = SessionBlock.ITEMS; at < session.length; at++) {
      places[at] = scores.placeFor(session[at]);
    }
  }

  private void read(int[] session) {
    block = session;
    if (places.length < session.length) {
      places = new int[2 * session.length];
    }
  }

  private int place(int at) {
    if (places[at] == UNKNOWN) {
      places[at] = scores.placeFor(block[at]);
    }
    return places[at];
  }

  /**
   * Adds what the session says of all its items as a neighbour.
   *
   * @param stan how alike it is, 0 where it is no neighbour of that kind
   * @param vmis what it shares, 0 where it is no neighbour of that kind
   * @param shared which of the recent items is the newest that it shares
   */
  void addNeighbour(float stan, float vmis, int shared) {
    int[] items = block;
    int item = recent[shared];
    int match = SessionBlock.last(items, item);
    float weight = vmis(vmis, shared);
    for (int at = SessionBlock.ITEMS; at < items.length; at++) {
      int origin = items[at] == item ? ScoreAccumulator.ITSELF : shared;
      scores.add(places[at], stan * near(at - match), rare(weight, items[at]), origin);
    }
  }

  /**
   * Adds what the session says of all its items as one that has the current item: as a neighbour,
   * as company, and of what came before and after.
   *
   * @param weight of the session by its age
   */
  void addWithCurrent(float stan, float vmis, float company, float weight) {
    int[] items = block;
    int item = recent[0];
    int match = SessionBlock.last(items, item);
    boolean isOnce = match >= SessionBlock.ITEMS && SessionBlock.isFirst(items, match);
    float around = isOnce ? weight : 0;
    float shared = vmis(vmis, 0);
    for (int at = SessionBlock.ITEMS; at < items.length; at++) {
      int distance = at - match;
      int step = Math.clamp(distance, -WINDOW - 1, WINDOW + 1) + WINDOW + 1;
      scores.add(
          places[at],
          stan * near(distance),
          rare(shared, items[at]),
          company,
          around * LATER[step],
          around * EARLIER[step],
          items[at] == item ? ScoreAccumulator.ITSELF : 0);
    }
    if (isOnce) {
      followed(match, weight);
    } else {
      addAround(0, weight);
    }
  }

  private static float near(int distance) {
    return NEAR[Math.min(NEAR.length - 1, Math.abs(distance))];
  }

  private static float vmis(float vmis, int shared) {
    return vmis * Math.max(0.1f, 1f - 0.1f * (shared + 1));
  }

  private float rare(float weight, int item) {
    return weight > 0 ? (float) (weight * rareness.of(item)) : 0;
  }

  /** Adds what the session says of items near a recent one. */
  void addAround(int origin, float weight) {
    int item = recent[origin];
    for (int at = SessionBlock.ITEMS; at < block.length; at++) {
      if (block[at] == item) {
        around(at, origin, weight);
        if (origin == 0) {
          followed(at, weight);
        }
      }
    }
  }

  private void around(int middle, int origin, float weight) {
    int item = block[middle];
    int last = Math.min(block.length - 1, middle + WINDOW);
    for (int at = middle + 1; at <= last; at++) {
      if (block[at] != item) {
        scores.add(place(at), AFTER, weight * LATER[at - middle + WINDOW + 1], origin);
      }
    }
    int first = Math.max(SessionBlock.ITEMS, middle - WINDOW);
    for (int at = middle - 1; at >= first; at--) {
      if (block[at] != item) {
        scores.add(place(at), AHEAD, weight * EARLIER[at - middle + WINDOW + 1], origin);
      }
    }
  }

  private void followed(int middle, float weight) {
    if (middle + 1 < block.length) {
      int place = place(middle + 1);
      int origin = block[middle + 1] == block[middle] ? ScoreAccumulator.ITSELF : 0;
      scores.add(place, FOLLOWED, weight, origin);
      if (recent.length > 1 && middle > SessionBlock.ITEMS && block[middle - 1] == recent[1]) {
        scores.add(place, PAIR, weight, origin);
      }
    }
  }
}
