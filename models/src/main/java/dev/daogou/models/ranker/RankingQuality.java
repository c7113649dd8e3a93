package dev.daogou.models.ranker;

import dev.daogou.recommender.features.OwnItemFeatures;
import java.util.List;

/**
 * How well clicked items were ranked in a list of 20. Predictions whose answer was no candidate
 * count as misses.
 *
 * @param hitRate share of predictions with the answer in the list
 * @param reciprocalRank mean of one over its place, 0 beyond the list
 * @param hitRateNew the same with the current item taken out of the list; cases stay
 * @param reciprocalRankNew likewise
 * @param predictions how many
 */
public record RankingQuality(
    double hitRate,
    double reciprocalRank,
    double hitRateNew,
    double reciprocalRankNew,
    int predictions) {
  private static final int LIST = 20;

  /** Measures a ranker. */
  public static RankingQuality of(List<Sample> samples, RankerWeights weights) {
    int inputs = weights.inputs();
    int current = weights.features().indexOf(OwnItemFeatures.IS_CURRENT.name());
    float[] row = new float[inputs];
    double hits = 0;
    double ranks = 0;
    double hitsNew = 0;
    double ranksNew = 0;
    for (Sample sample : samples) {
      if (sample.clicked() < 0) {
        continue;
      }
      float[] scores = scores(sample, weights, row);
      float right = scores[sample.clicked()];
      int place = 1;
      int placeNew = 1;
      for (int c = 0; c < sample.candidates(inputs); c++) {
        if (c != sample.clicked() && scores[c] > right) {
          place++;
          placeNew += sample.input(c, current, inputs) > 0 ? 0 : 1;
        }
      }
      if (place <= LIST) {
        hits++;
        ranks += 1.0 / place;
      }
      if (placeNew <= LIST && !sample.repeat()) {
        hitsNew++;
        ranksNew += 1.0 / placeNew;
      }
    }
    int n = Math.max(1, samples.size());
    return new RankingQuality(hits / n, ranks / n, hitsNew / n, ranksNew / n, samples.size());
  }

  private static float[] scores(Sample sample, RankerWeights weights, float[] row) {
    float[] scores = new float[sample.candidates(row.length)];
    for (int c = 0; c < scores.length; c++) {
      sample.read(c, row);
      scores[c] = weights.score(row);
    }
    return scores;
  }
}
