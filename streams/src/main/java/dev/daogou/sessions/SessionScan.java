package dev.daogou.sessions;

import dev.daogou.app.PersonalizationSettings.SessionLimits;
import dev.daogou.vector.Decay;
import dev.daogou.vector.Hits;
import dev.daogou.vector.TopK;

/**
 * Asks the index what comes next. Sums up, over the sessions that share items with the shopper's,
 * every kind of {@link Evidence}. Used again and again by one thread.
 */
public final class SessionScan {
  private static final int MOST_QUERY = 10;
  private static final int FOCUS = 3;
  private static final int WINDOW = 10;
  private static final double QUERY_DISTANCE = 1.04;
  private static final double NEIGHBOUR_DISTANCE = 2.0;
  private static final double FOCUS_DECAY = 0.5;

  private final SessionLimits limits;
  private final Decay halfLife;
  private final int[] posting;
  private final Overlaps overlaps;
  private final TopK alike;
  private final TopK shared;
  private final float[] near = new float[256];

  /** Hears what a session says. */
  public interface Listener {
    /**
     * @param item slot of the item that may come next
     * @param score to be added up
     * @param origin which of the shopper's recent items it comes from
     */
    void hear(Evidence evidence, int item, float score, int origin);
  }

  public SessionScan(SessionLimits limits) {
    this.limits = limits;
    this.halfLife = new Decay(limits.halfLife());
    this.posting = new int[Math.max(limits.sampled(), limits.perItem())];
    this.overlaps = new Overlaps(MOST_QUERY * limits.sampled());
    this.alike = new TopK(limits.neighbours());
    this.shared = new TopK(Math.max(1, limits.neighbours() / 4));
    for (int d = 0; d < near.length; d++) {
      near[d] = (float) Math.exp(-Math.max(0, d - 1) / NEIGHBOUR_DISTANCE);
    }
  }

  /**
   * Sums up.
   *
   * @param recent slots of the shopper's recent items, newest first, each once
   * @param now the shopper's time, epoch milliseconds
   * @param own id of the shopper's session, which must not speak for itself
   */
  public void scan(SessionIndex index, int[] recent, long now, long own, Listener listener) {
    overlap(index, recent);
    choose(index, now, own, Math.min(recent.length, MOST_QUERY));
    speakAlike(index, recent, listener);
    speakShared(index, recent, listener);
    for (int i = 0; i < Math.min(FOCUS, recent.length); i++) {
      follow(index, recent, i, now, own, listener);
    }
  }

  private void overlap(SessionIndex index, int[] recent) {
    overlaps.clear();
    int query = Math.min(recent.length, MOST_QUERY);
    for (int i = 0; i < query; i++) {
      Posting sessions = index.posting(recent[i]);
      if (sessions != null) {
        float nearWeight = (float) Math.exp(-i / QUERY_DISTANCE);
        float linearWeight = (float) (query - i) / query;
        int found = sessions.newest(posting, limits.sampled());
        for (int p = 0; p < found; p++) {
          overlaps.add(posting[p], nearWeight, linearWeight, i);
        }
      }
    }
  }

  private void choose(SessionIndex index, long now, long own, int query) {
    alike.clear();
    shared.clear();
    for (int entry = 0; entry < overlaps.size(); entry++) {
      KeptSession session = index.at(overlaps.ordinal(entry));
      if (session != null && session.id() != own && session.distinct() > 1) {
        double age = halfLife.factor(Math.max(0, now - session.time()));
        double length = Math.sqrt((double) session.distinct() * query);
        alike.offer(entry, (float) (overlaps.near(entry) / length * age));
        shared.offer(entry, (float) (overlaps.linear(entry) * (0.5 + 0.5 * age)));
      }
    }
  }

  private void speakAlike(SessionIndex index, int[] recent, Listener listener) {
    Hits hits = alike.hits();
    for (int h = 0; h < hits.size(); h++) {
      int entry = hits.ids()[h];
      KeptSession session = index.at(overlaps.ordinal(entry));
      if (session != null) {
        int origin = overlaps.newest(entry);
        int match = session.lastPlaceOf(recent[origin]);
        int[] items = session.items();
        for (int p = 0; p < items.length; p++) {
          int distance = Math.min(near.length - 1, Math.abs(p - match));
          listener.hear(Evidence.ALIKE, items[p], hits.scores()[h] * near[distance], origin);
        }
      }
    }
  }

  private void speakShared(SessionIndex index, int[] recent, Listener listener) {
    Hits hits = shared.hits();
    double sessions = Math.max(1, index.size());
    for (int h = 0; h < hits.size(); h++) {
      int entry = hits.ids()[h];
      KeptSession session = index.at(overlaps.ordinal(entry));
      if (session != null) {
        int origin = overlaps.newest(entry);
        float weight = hits.scores()[h] * Math.max(0.1f, 1f - 0.1f * (origin + 1));
        int[] items = session.items();
        for (int p = 0; p < items.length; p++) {
          double rare = 1 + Math.log(sessions / Math.max(1, index.sessionsWith(items[p])));
          listener.hear(Evidence.SHARED, items[p], (float) (weight * rare), origin);
        }
      }
    }
  }

  private void follow(
      SessionIndex index, int[] recent, int origin, long now, long own, Listener listener) {
    Posting sessions = index.posting(recent[origin]);
    if (sessions == null) {
      return;
    }
    int item = recent[origin];
    int previous = origin + 1 < recent.length ? recent[origin + 1] : -1;
    float focus = (float) Math.pow(FOCUS_DECAY, origin);
    int found = sessions.newest(posting, limits.perItem());
    for (int p = 0; p < found; p++) {
      KeptSession session = index.at(posting[p]);
      if (session != null && session.id() != own && session.items().length > 1) {
        float age = (float) halfLife.factor(Math.max(0, now - session.time()));
        around(session, item, previous, origin, focus * age, listener);
      }
    }
  }

  private static void around(
      KeptSession session, int item, int previous, int origin, float weight, Listener listener) {
    int[] items = session.items();
    if (origin == 0) {
      float company = weight / (float) Math.sqrt(session.distinct());
      for (int other : items) {
        listener.hear(Evidence.COMPANY, other, company, origin);
      }
    }
    for (int p = 0; p < items.length; p++) {
      if (items[p] == item) {
        for (int later = p + 1; later < Math.min(items.length, p + 1 + WINDOW); later++) {
          if (items[later] != item) {
            listener.hear(Evidence.AFTER, items[later], weight / (later - p), origin);
          }
        }
        for (int earlier = p - 1; earlier >= Math.max(0, p - WINDOW); earlier--) {
          if (items[earlier] != item) {
            listener.hear(Evidence.AHEAD, items[earlier], weight / (p - earlier), origin);
          }
        }
        if (origin == 0 && p + 1 < items.length) {
          listener.hear(Evidence.FOLLOWED, items[p + 1], weight, origin);
          if (p > 0 && items[p - 1] == previous) {
            listener.hear(Evidence.PAIR, items[p + 1], weight, origin);
          }
        }
      }
    }
  }
}
