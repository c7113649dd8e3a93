package dev.daogou.recommender.sources;

/**
 * An item that may interest a shopper.
 *
 * @param slot of the item
 * @param blend weighted sum of the sources' scores
 * @param scores of each {@link Source}, by ordinal
 * @param highest that each source gives the shopper, by ordinal; the same for all candidates
 * @param strongest source with the largest share in the blend
 * @param because position of the shopper's recent item that spoke loudest for it, or -1
 */
@SuppressWarnings("ArrayRecordComponent") // made for one list, never compared
public record Candidate(
    int slot, float blend, float[] scores, float[] highest, Source strongest, int because) {
  public float score(Source source) {
    return scores[source.ordinal()];
  }

  /** The score as a share of the highest that the source gives the shopper. */
  public float share(Source source) {
    float most = highest[source.ordinal()];
    return most > 0 ? scores[source.ordinal()] / most : 0f;
  }
}
