package dev.daogou.recommender.placements;

/** How the items of a stage are put into order. */
public enum Scorer {
  /** As their source has them. */
  OWN_ORDER,
  /** By the weighted sum of what the sources say, as the shopper's list blends them. */
  BLEND,
  /** By the ranker, or the blend of all sources where it does not answer, before the stage. */
  MODEL
}
