package dev.daogou.recommender.settings;

import java.time.Duration;

/**
 * What the stages may be told; one record for each stage, checked when it is made.
 *
 * @param vectors half-lives and widths
 * @param profile what is kept of a shopper
 * @param items what is kept of an item
 * @param sessions what is kept of everybody's sessions, and how neighbours are found among them
 * @param candidates how many each source may bring
 * @param rescore batching and its limits
 * @param recommendations the list that is published
 * @param fatigue what is kept of items that were shown and left alone
 * @param noise whose visits teach nothing about items
 * @param outcomes the join of what was shown with what came of it
 */
public record PersonalizationSettings(
    Vectors vectors,
    ProfileLimits profile,
    ItemLimits items,
    SessionLimits sessions,
    Candidates candidates,
    Rescore rescore,
    Recommendations recommendations,
    Fatigue fatigue,
    Noise noise,
    Outcomes outcomes) {

  /** With the usual settings of what is not named. */
  public PersonalizationSettings(
      Vectors vectors,
      ProfileLimits profile,
      ItemLimits items,
      SessionLimits sessions,
      Candidates candidates,
      Rescore rescore,
      Recommendations recommendations) {
    this(
        vectors,
        profile,
        items,
        sessions,
        candidates,
        rescore,
        recommendations,
        new Fatigue(64, 20, Duration.ofDays(1)),
        new Noise(100, 30, Duration.ofSeconds(30), 120, Duration.ofMinutes(5), Duration.ofDays(1)),
        new Outcomes(32, 100, Duration.ofDays(1), Duration.ofDays(3)));
  }

  /** Settings that suit a shop of up to a few million shoppers. */
  public static PersonalizationSettings defaults() {
    return new PersonalizationSettings(
        new Vectors(64, Duration.ofMinutes(30), Duration.ofDays(30)),
        new ProfileLimits(
            200,
            64,
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofDays(60),
            Duration.ofMinutes(5)),
        new ItemLimits(100, 50, Duration.ofDays(30), Duration.ofDays(1), Duration.ofSeconds(1)),
        SessionLimits.usual(),
        new Candidates(100, 20, 300),
        new Rescore(64, 64, Duration.ofMillis(2), Duration.ofMillis(250), Duration.ofSeconds(5)),
        new Recommendations(50, true, Duration.ofDays(14), 3));
  }

  /**
   * @param signature width of the part of a fixed vector that comes from the item's id
   * @param shortHalfLife in event time
   * @param longHalfLife in event time
   */
  public record Vectors(int signature, Duration shortHalfLife, Duration longHalfLife) {
    public Vectors {
      atLeast("vectors.signature", signature, 8);
      positive("vectors.shortHalfLife", shortHalfLife);
      positive("vectors.longHalfLife", longHalfLife);
    }
  }

  /**
   * @param kept interactions kept of a shopper
   * @param fingerprints ids of further events remembered to recognise duplicates
   * @param sessionGap a longer silence starts a new session, where events name none
   * @param duplicateWindow how long those ids are remembered
   * @param cancelWindow how long order lines are kept before all others, so that they can be taken
   *     back
   * @param clockSkew event time further ahead of arrival is clamped
   */
  public record ProfileLimits(
      int kept,
      int fingerprints,
      Duration sessionGap,
      Duration duplicateWindow,
      Duration cancelWindow,
      Duration clockSkew) {
    public ProfileLimits {
      atLeast("profile.kept", kept, 10);
      atLeast("profile.fingerprints", fingerprints, 1);
      positive("profile.sessionGap", sessionGap);
      positive("profile.duplicateWindow", duplicateWindow);
      positive("profile.cancelWindow", cancelWindow);
      positive("profile.clockSkew", clockSkew);
    }
  }

  /**
   * @param neighbours kept of an item in each direction
   * @param published neighbours of an item that every instance gets to know
   * @param halfLife of co-visits, purchases and popularity
   * @param trendHalfLife of what is popular just now
   * @param publishEvery an item's vectors are published at most this often
   */
  public record ItemLimits(
      int neighbours,
      int published,
      Duration halfLife,
      Duration trendHalfLife,
      Duration publishEvery) {
    public ItemLimits {
      atLeast("items.neighbours", neighbours, 1);
      atLeast("items.published", published, 1);
      positive("items.halfLife", halfLife);
      positive("items.trendHalfLife", trendHalfLife);
      positive("items.publishEvery", publishEvery);
    }
  }

  /**
   * @param kept sessions on every instance; the oldest make room
   * @param visits newest visits kept of a session
   * @param perItem newest sessions kept of an item, a power of two
   * @param sampled newest sessions of each recent item among which neighbours are looked for
   * @param neighbours most alike sessions that speak for the next item
   * @param halfLife of what a session says, in event time
   * @param publishEvery a session is published at most this often
   */
  public record SessionLimits(
      int kept,
      int visits,
      int perItem,
      int sampled,
      int neighbours,
      Duration halfLife,
      Duration publishEvery) {
    public SessionLimits {
      atLeast("sessions.kept", kept, 1);
      atLeast("sessions.visits", visits, 2);
      atLeast("sessions.perItem", perItem, 4);
      if (Integer.bitCount(perItem) != 1) {
        throw new IllegalArgumentException(
            "sessions.perItem must be a power of two, not " + perItem);
      }
      atLeast("sessions.sampled", sampled, 1);
      atLeast("sessions.neighbours", neighbours, 1);
      positive("sessions.halfLife", halfLife);
      positive("sessions.publishEvery", publishEvery);
    }

    static SessionLimits usual() {
      return new SessionLimits(
          500_000, 50, 2048, 1000, 400, Duration.ofDays(14), Duration.ofSeconds(1));
    }
  }

  /**
   * @param most candidates of a shopper that go to the ranker
   * @param recent items of the shopper that the sources start from
   * @param perSource most that one source may bring
   * @param quiet silence of a back-fill after which its shoppers get their lists
   */
  public record Candidates(int most, int recent, int perSource, Duration quiet) {
    /** With the usual patience for a back-fill. */
    public Candidates(int most, int recent, int perSource) {
      this(most, recent, perSource, Duration.ofSeconds(3));
    }

    public Candidates {
      positive("candidates.quiet", quiet);
      atLeast("candidates.most", most, 1);
      atLeast("candidates.recent", recent, 1);
      atLeast("candidates.perSource", perSource, 1);
    }
  }

  /**
   * @param batch most shoppers in one call of the model
   * @param candidates that the model scores of a shopper, the best by the blend; the others follow
   *     in the order of the blend
   * @param every shoppers wait at most this long while the stage keeps up
   * @param timeout after which a call is given up and the blend decides
   * @param rest how long the model is left alone after it failed
   */
  public record Rescore(
      int batch, int candidates, Duration every, Duration timeout, Duration rest) {
    public Rescore {
      atLeast("rescore.batch", batch, 1);
      atLeast("rescore.candidates", candidates, 1);
      positive("rescore.every", every);
      positive("rescore.timeout", timeout);
      positive("rescore.rest", rest);
    }
  }

  /**
   * @param items length of a list
   * @param excludeCurrent whether the item that the shopper looks at stays out
   * @param boughtFor how long a bought item stays out
   * @param sameInARow most items of one leaf category in a row
   */
  public record Recommendations(
      int items, boolean excludeCurrent, Duration boughtFor, int sameInARow) {
    public Recommendations {
      atLeast("recommendations.items", items, 1);
      positive("recommendations.boughtFor", boughtFor);
      atLeast("recommendations.sameInARow", sameInARow, 1);
    }
  }

  /**
   * @param items of which a shopper's exposure is remembered
   * @param perList items of one list view that are taken to have been seen, from the top
   * @param halfLife of an exposure, in event time
   */
  public record Fatigue(int items, int perList, Duration halfLife) {
    public Fatigue {
      atLeast("fatigue.items", items, 1);
      atLeast("fatigue.perList", perList, 1);
      positive("fatigue.halfLife", halfLife);
    }
  }

  /**
   * @param sessionVisits visits of one session that teach the items; further ones teach nothing
   * @param burst distinct items that nobody looks at within {@code burstWithin}
   * @param burstWithin in event time
   * @param breadth distinct items that nobody looks at within {@code breadthWithin}
   * @param breadthWithin in event time
   * @param quiet a shopper is taken for a program until so long after the last time that one looked
   *     like it, in event time
   */
  public record Noise(
      int sessionVisits,
      int burst,
      Duration burstWithin,
      int breadth,
      Duration breadthWithin,
      Duration quiet) {
    public Noise {
      atLeast("noise.sessionVisits", sessionVisits, 2);
      atLeast("noise.burst", burst, 5);
      positive("noise.burstWithin", burstWithin);
      atLeast("noise.breadth", breadth, 5);
      positive("noise.breadthWithin", breadthWithin);
      positive("noise.quiet", quiet);
    }
  }

  /**
   * @param open lists of a shopper that wait for more to become of them
   * @param items of one list that are followed, from the top
   * @param attribution an order is credited to a click that lies at most so long before it
   * @param closeAfter a list of which nothing was heard for so long is closed, in event time; one
   *     that sold something stays open through the cancel window
   */
  public record Outcomes(int open, int items, Duration attribution, Duration closeAfter) {
    public Outcomes {
      atLeast("outcomes.open", open, 1);
      atLeast("outcomes.items", items, 1);
      positive("outcomes.attribution", attribution);
      if (closeAfter.compareTo(attribution) < 0) {
        throw new IllegalArgumentException(
            "outcomes.closeAfter must not be shorter than outcomes.attribution, not " + closeAfter);
      }
    }
  }

  private static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
    }
  }

  private static void positive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + " must be longer than nothing, not " + value);
    }
  }
}
