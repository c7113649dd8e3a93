package dev.daogou.recommender.sources;

import java.util.List;

/**
 * One kind of score that a {@link CandidateSource} gives candidates, with what it weighs in the
 * blended score and what a shopper is told. Stands in the file of its source; {@link Sources} has
 * them all.
 */
public final class Source {
  private static final int NOT_NUMBERED = -1;

  private final String name;
  private final float weight;
  private final boolean relative;
  private final Reason reason;
  private final Because because;
  private final List<String> aliases;
  private int ordinal = NOT_NUMBERED;

  private Source(
      String name,
      float weight,
      boolean relative,
      Reason reason,
      Because because,
      List<String> aliases) {
    this.name = name;
    this.weight = weight;
    this.relative = relative;
    this.reason = reason;
    this.because = because;
    this.aliases = aliases;
  }

  /** A score that counts as a share of the highest that the source gives the shopper. */
  static Source relative(String name, float weight, Reason reason, Because because) {
    return new Source(name, weight, true, reason, because, List.of());
  }

  /** A score that counts as it is. */
  static Source absolute(String name, float weight, Reason reason, Because because) {
    return new Source(name, weight, false, reason, because, List.of());
  }

  /** The same, also known by another name: what models of earlier times call it. */
  Source alias(String other) {
    return new Source(name, weight, relative, reason, because, List.of(other));
  }

  /** What a shopper is shown beside the reason. */
  public enum Because {
    /** The recent item that spoke loudest for the candidate. */
    LOUDEST_ITEM,
    /** The newest item. */
    NEWEST_ITEM,
    /** The latest words. */
    WORDS,
    /** The reason says it all. */
    NOTHING
  }

  /** All of them, by ordinal. */
  public static Source[] values() {
    return Sources.scores().toArray(Source[]::new);
  }

  /** Name in manifests and comparisons, for good. */
  public String name() {
    return name;
  }

  /** Other names under which models may know it. */
  public List<String> aliases() {
    return aliases;
  }

  /** Place among all of them, from 0. */
  public int ordinal() {
    return ordinal == NOT_NUMBERED ? Sources.ordinalOf(this) : ordinal;
  }

  void number(int place) {
    ordinal = place;
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

  /** What is shown beside the reason. */
  public Because because() {
    return because;
  }

  @Override
  public String toString() {
    return name;
  }
}
