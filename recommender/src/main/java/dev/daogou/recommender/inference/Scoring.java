package dev.daogou.recommender.inference;

/** What came of scoring a batch. */
public sealed interface Scoring {

  /** The batch holds the scores. */
  record Scored() implements Scoring {}

  /** The batch holds no scores: order the candidates by their blended score and say so. */
  record Failed(String reason) implements Scoring {}
}
