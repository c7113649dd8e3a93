package dev.daogou.rescore;

import dev.daogou.candidates.ShopperCandidates;
import dev.daogou.recommender.ranking.Scored;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shoppers with scored candidates.
 *
 * @param shoppers in the order in which they came
 * @param model that scored them, or null where the blend did
 * @param progress as in the candidate batch
 * @param isListed as in the candidate batch
 */
public record ScoredBatch(
    List<ScoredShopper> shoppers, @Nullable String model, long progress, boolean isListed) {
  /**
   * @param shopper whose candidates
   * @param scores one a candidate, higher is better
   */
  @SuppressWarnings("ArrayRecordComponent") // made for one list, never compared
  public record ScoredShopper(ShopperCandidates shopper, float[] scores) {
    /** What a list is made of. */
    public Scored scored() {
      return new Scored(shopper.found(), scores);
    }
  }
}
