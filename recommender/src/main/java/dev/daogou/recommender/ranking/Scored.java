package dev.daogou.recommender.ranking;

import dev.daogou.recommender.sources.CandidateSet;

/**
 * Candidates with their scores.
 *
 * @param found the shopper's candidates
 * @param scores one a candidate, higher is better
 */
@SuppressWarnings("ArrayRecordComponent") // made for one list, never compared
public record Scored(CandidateSet found, float[] scores) {
  /** By the blend. */
  public static Scored byBlend(CandidateSet found) {
    return new Scored(found, found.blend());
  }
}
