package dev.daogou.recommender.sources;

import java.util.List;

/**
 * A shopper with what may interest the shopper.
 *
 * @param view the shopper
 * @param candidates best blend first
 */
public record CandidateSet(ShopperView view, List<Candidate> candidates) {
  public CandidateSet {
    candidates = List.copyOf(candidates);
  }

  /** The blended score of each candidate, which stands in where no model gives one. */
  public float[] blend() {
    float[] scores = new float[candidates.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = candidates.get(i).blend();
    }
    return scores;
  }
}
