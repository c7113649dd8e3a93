package dev.daogou.recommender.sources;

/**
 * Where candidates come from, with what each weighs in the blended score and the reason a shopper
 * is given.
 */
public enum Source {
  /** What the sequence model expects next. */
  SEQUENCE(2f, true, Reason.VIEWED_NEXT),
  /** Sessions most like the shopper's. */
  ALIKE(0.1f, true, Reason.VIEWED_NEXT),
  /** Sessions that share the newest items. */
  SHARED(0.1f, true, Reason.VIEWED_NEXT),
  /** Sessions with the current item. */
  COMPANY(0.35f, true, Reason.VIEWED_NEXT),
  /** Right after the current item in others' sessions. */
  FOLLOWED(0.2f, true, Reason.VIEWED_NEXT),
  /** Some time after one of the newest items in others' sessions. */
  AFTER(0.07f, true, Reason.VIEWED_NEXT),
  /** Some time before one of the newest items in others' sessions. */
  AHEAD(0.05f, true, Reason.VIEWED_NEXT),
  /** Right after the two newest items in others' sessions. */
  PAIR(0.02f, true, Reason.VIEWED_NEXT),
  /** Seen next by others, from the shopper's recent items. */
  NEXT(0.1f, true, Reason.VIEWED_NEXT),
  /** Seen before by others, from the shopper's recent items. */
  BEFORE(0.01f, true, Reason.VIEWED_NEXT),
  /** Around those that were seen around the shopper's newest items. */
  FURTHER(0.2f, true, Reason.VIEWED_NEXT),
  /** Bought together by others with the shopper's recent items. */
  BOUGHT(0.6f, false, Reason.BOUGHT_TOGETHER),
  /** Nearest to the short vector by content. */
  SIMILAR(0.3f, false, Reason.SIMILAR),
  /** Nearest to the long vector by content. */
  TASTE(0.15f, false, Reason.MATCHES_TASTE),
  /** Nearest to the latest words. */
  SEARCH(0.4f, false, Reason.MATCHES_SEARCH),
  /** Popular just now in the categories of recent items. */
  CATEGORY_TREND(0.1f, false, Reason.TRENDING),
  /** Popular just now. */
  TREND(0.02f, false, Reason.TRENDING),
  /** The shopper's own items. */
  SEEN(0.85f, false, Reason.SEEN_BEFORE);

  private final float weight;
  private final boolean relative;
  private final Reason reason;

  Source(float weight, boolean relative, Reason reason) {
    this.weight = weight;
    this.relative = relative;
    this.reason = reason;
  }

  /** Share in the blended score. */
  public float weight() {
    return weight;
  }

  /** Whether a score counts as a share of the highest that the source gives the shopper. */
  public boolean isRelative() {
    return relative;
  }

  /** What a shopper is told. */
  public Reason reason() {
    return reason;
  }
}
