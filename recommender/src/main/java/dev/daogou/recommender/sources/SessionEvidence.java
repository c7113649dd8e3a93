package dev.daogou.recommender.sources;

import dev.daogou.recommender.sessions.Evidence;
import dev.daogou.recommender.sessions.SessionLimits;
import dev.daogou.recommender.sessions.SessionScan;
import java.util.Arrays;
import java.util.List;

/** What others' sessions say comes next: one scan brings every kind of {@link Evidence}. */
public final class SessionEvidence implements CandidateSource {
  /** Sessions most like the shopper's (STAN; Garg et al., 2019). */
  public static final Source STAN = heard("STAN", 0.1f).alias("ALIKE");

  /** Sessions that share the newest items (VMIS-kNN; Kersbergen et al., 2022). */
  public static final Source VMIS_KNN = heard("VMIS_KNN", 0.1f).alias("SHARED");

  /** Sessions with the current item. */
  public static final Source SAME_SESSION = heard("SAME_SESSION", 0.35f).alias("COMPANY");

  /** Right after the current item in others' sessions. */
  public static final Source FOLLOWED = heard("FOLLOWED", 0.2f);

  /** Some time after one of the newest items in others' sessions. */
  public static final Source AFTER = heard("AFTER", 0.07f);

  /** Some time before one of the newest items in others' sessions. */
  public static final Source EARLIER = heard("EARLIER", 0.05f).alias("AHEAD");

  /** Right after the two newest items in others' sessions. */
  public static final Source PAIR = heard("PAIR", 0.02f);

  private static final Source[] KINDS =
      Arrays.stream(Evidence.values()).map(SessionEvidence::source).toArray(Source[]::new);

  static final SourceDefinition DEFINITION =
      new SourceDefinition(
          "sessions",
          SourceDefinition.Turn.MANY,
          List.of(KINDS),
          setup -> new SessionEvidence(setup.settings().sessions()));

  private final SessionScan scan;

  private SessionEvidence(SessionLimits limits) {
    float[] loudness = new float[KINDS.length];
    for (int i = 0; i < loudness.length; i++) {
      loudness[i] = KINDS[i].weight();
    }
    this.scan = new SessionScan(limits, loudness);
  }

  private static Source heard(String name, float weight) {
    return Source.relative(name, weight, Reason.VIEWED_NEXT, Source.Because.LOUDEST_ITEM);
  }

  private static Source source(Evidence evidence) {
    return switch (evidence) {
      case ALIKE -> STAN;
      case SHARED -> VMIS_KNN;
      case COMPANY -> SAME_SESSION;
      case FOLLOWED -> FOLLOWED;
      case AFTER -> AFTER;
      case AHEAD -> EARLIER;
      case PAIR -> PAIR;
    };
  }

  @Override
  public void bring(Asked asked, CandidatePool pool) {
    ShopperView shopper = asked.shopper();
    pool.add(
        scan.scan(asked.sessions(), shopper.slots(), shopper.now(), shopper.session().id()), KINDS);
  }
}
