package dev.daogou.recommender.sessions;

import dev.daogou.recommender.settings.PersonalizationSettings.SessionLimits;
import dev.daogou.recommender.vectors.Decay;
import dev.daogou.recommender.vectors.Hits;
import dev.daogou.recommender.vectors.TopK;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Asks the index what comes next. Sums up, over the sessions that share items with the shopper's,
 * every kind of {@link Evidence}. Used again and again by one thread.
 *
 * <p>Sessions are scattered over memory and most of the time goes into fetching them: what cannot
 * be among the neighbours any more is not looked at.
 */
public final class SessionScan {
  private static final int MOST_QUERY = 10;
  private static final int FOCUS = 3;
  private static final int WINDOW = 10;
  private static final double QUERY_DISTANCE = 1.04;
  private static final double NEIGHBOUR_DISTANCE = 2.0;
  private static final double FOCUS_DECAY = 0.5;
  private static final int ALIKE = Evidence.ALIKE.ordinal();
  private static final int SHARED = Evidence.SHARED.ordinal();
  private static final int COMPANY = Evidence.COMPANY.ordinal();
  private static final int FOLLOWED = Evidence.FOLLOWED.ordinal();
  private static final int AFTER = Evidence.AFTER.ordinal();
  private static final int AHEAD = Evidence.AHEAD.ordinal();
  private static final int PAIR = Evidence.PAIR.ordinal();

  private final SessionLimits limits;
  private final Ages ages;
  private final Heard heard;
  private final int[] posting;
  private final @Nullable KeptSession[] fetched;
  private final Overlaps overlaps;
  private final TopK alike;
  private final TopK shared;
  private final float[] near = new float[256];
  private final double[] roots = new double[1024];

  /** A scan to which all kinds of evidence are equally loud. */
  public SessionScan(SessionLimits limits) {
    this(limits, equallyLoud());
  }

  /**
   * @param loudness what a score of each kind weighs where the loudest is looked for, by ordinal
   */
  public SessionScan(SessionLimits limits, float[] loudness) {
    this.limits = limits;
    this.ages = new Ages(new Decay(limits.halfLife()));
    this.heard = new Heard(loudness);
    this.posting = new int[Math.max(limits.sampled(), limits.perItem())];
    this.fetched = new KeptSession[Math.max(posting.length, MOST_QUERY * limits.sampled())];
    this.overlaps = new Overlaps(MOST_QUERY * limits.sampled());
    this.alike = new TopK(limits.neighbours());
    this.shared = new TopK(Math.max(1, limits.neighbours() / 4));
    for (int d = 0; d < near.length; d++) {
      near[d] = (float) Math.exp(-Math.max(0, d - 1) / NEIGHBOUR_DISTANCE);
    }
    for (int n = 0; n < roots.length; n++) {
      roots[n] = Math.sqrt(n);
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
   * @return what was heard, until the next scan
   */
  public Heard scan(SessionIndex index, int[] recent, long now, long own) {
    heard.begin(recent);
    overlap(index, recent);
    choose(index, now, own, Math.min(recent.length, MOST_QUERY));
    speakAlike(index, recent);
    speakShared(index);
    for (int i = 0; i < Math.min(FOCUS, recent.length); i++) {
      follow(index, recent, i, now, own);
    }
    return heard;
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
    double shortest = root(2 * query);
    for (int entry = 0; entry < overlaps.size(); entry++) {
      fetched[entry] = index.at(overlaps.ordinal(entry));
    }
    for (int entry = 0; entry < overlaps.size(); entry++) {
      // What it would be worth if it were as short as can be and of this moment.
      boolean mayBeAlike = (float) (overlaps.near(entry) / shortest) > alike.threshold();
      boolean mayBeShared = overlaps.linear(entry) > shared.threshold();
      if (mayBeAlike || mayBeShared) {
        KeptSession session = fetched[entry];
        if (session != null && session.id() != own && session.distinct() > 1) {
          double age = ages.factor(now - session.time());
          double length = root(session.distinct() * query);
          alike.offer(entry, (float) (overlaps.near(entry) / length * age));
          shared.offer(entry, (float) (overlaps.linear(entry) * (0.5 + 0.5 * age)));
        }
      }
    }
  }

  private double root(int number) {
    return number < roots.length ? roots[number] : Math.sqrt(number);
  }

  private void speakAlike(SessionIndex index, int[] recent) {
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
          int place = heard.placeFor(items[p]);
          heard.add(place, ALIKE, hits.scores()[h] * near[distance], origin);
        }
      }
    }
  }

  private void speakShared(SessionIndex index) {
    Hits hits = shared.hits();
    double sessions = Math.max(1, index.size());
    for (int h = 0; h < hits.size(); h++) {
      int entry = hits.ids()[h];
      KeptSession session = index.at(overlaps.ordinal(entry));
      if (session != null) {
        int origin = overlaps.newest(entry);
        float weight = hits.scores()[h] * Math.max(0.1f, 1f - 0.1f * (origin + 1));
        for (int item : session.items()) {
          int place = heard.placeFor(item);
          heard.add(place, SHARED, (float) (weight * rare(index, item, place, sessions)), origin);
        }
      }
    }
  }

  private double rare(SessionIndex index, int item, int place, double sessions) {
    double known = heard.rare(place);
    if (!Double.isNaN(known)) {
      return known;
    }
    double rare = 1 + Math.log(sessions / Math.max(1, index.sessionsWith(item)));
    heard.rare(place, rare);
    return rare;
  }

  private void follow(SessionIndex index, int[] recent, int origin, long now, long own) {
    Posting sessions = index.posting(recent[origin]);
    if (sessions == null) {
      return;
    }
    int previous = origin + 1 < recent.length ? recent[origin + 1] : -1;
    float focus = (float) Math.pow(FOCUS_DECAY, origin);
    int found = sessions.newest(posting, limits.perItem());
    for (int p = 0; p < found; p++) {
      fetched[p] = index.at(posting[p]);
    }
    for (int p = 0; p < found; p++) {
      KeptSession session = fetched[p];
      if (session != null && session.id() != own && session.items().length > 1) {
        float weight = focus * (float) ages.factor(now - session.time());
        if (origin == 0) {
          company(session, weight);
        }
        around(session.items(), recent[origin], previous, origin, weight);
      }
    }
  }

  private void company(KeptSession session, float weight) {
    float company = weight / (float) root(session.distinct());
    for (int other : session.items()) {
      heard.add(heard.placeFor(other), COMPANY, company, 0);
    }
  }

  private void around(int[] items, int item, int previous, int origin, float weight) {
    for (int p = 0; p < items.length; p++) {
      if (items[p] == item) {
        int end = Math.min(items.length, p + 1 + WINDOW);
        for (int later = p + 1; later < end; later++) {
          if (items[later] != item) {
            heard.add(heard.placeFor(items[later]), AFTER, weight / (later - p), origin);
          }
        }
        int first = Math.max(0, p - WINDOW);
        for (int earlier = p - 1; earlier >= first; earlier--) {
          if (items[earlier] != item) {
            heard.add(heard.placeFor(items[earlier]), AHEAD, weight / (p - earlier), origin);
          }
        }
        if (origin == 0 && p + 1 < items.length) {
          followed(items, p, previous, weight);
        }
      }
    }
  }

  private void followed(int[] items, int p, int previous, float weight) {
    int place = heard.placeFor(items[p + 1]);
    heard.add(place, FOLLOWED, weight, 0);
    if (p > 0 && items[p - 1] == previous) {
      heard.add(place, PAIR, weight, 0);
    }
  }
}
