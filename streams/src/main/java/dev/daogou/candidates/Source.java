package dev.daogou.candidates;

import dev.daogou.schemas.Reason;

/**
 * Where candidates come from, with what each weighs in the blended score and the reason a shopper
 * is given.
 */
public enum Source {
  /** Seen next by others, from the shopper's recent items. */
  NEXT(1f, Reason.VIEWED_NEXT),
  /** Seen before by others, from the shopper's recent items. */
  BEFORE(0.3f, Reason.VIEWED_NEXT),
  /** Bought together by others with the shopper's recent items. */
  BOUGHT(0.6f, Reason.BOUGHT_TOGETHER),
  /** Nearest to the short vector by content. */
  SIMILAR(0.3f, Reason.SIMILAR),
  /** Nearest to the long vector by content. */
  TASTE(0.15f, Reason.MATCHES_TASTE),
  /** Nearest to the latest words. */
  SEARCH(0.4f, Reason.MATCHES_SEARCH),
  /** Popular just now in the categories of recent items. */
  CATEGORY_TREND(0.1f, Reason.TRENDING),
  /** Popular just now. */
  TREND(0.05f, Reason.TRENDING),
  /** The shopper's own items. */
  SEEN(0.1f, Reason.SEEN_BEFORE);

  private final float weight;
  private final Reason reason;

  Source(float weight, Reason reason) {
    this.weight = weight;
    this.reason = reason;
  }

  /** Share in the blended score. */
  public float weight() {
    return weight;
  }

  /** What a shopper is told. */
  public Reason reason() {
    return reason;
  }
}
