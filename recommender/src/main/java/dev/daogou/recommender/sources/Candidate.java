package dev.daogou.recommender.sources;

/**
 * An item that may interest a shopper.
 *
 * @param slot of the item
 * @param blend weighted sum of the sources' scores
 * @param scores of each {@link Source}, by ordinal
 * @param shares of the highest score that each source gives the shopper, by ordinal
 * @param strongest source with the largest share in the blend
 * @param because position of the shopper's recent item that spoke loudest for it, or -1
 */
@SuppressWarnings("ArrayRecordComponent") // made for one list, never compared
public record Candidate(
    int slot, float blend, float[] scores, float[] shares, Source strongest, int because) {
  public float score(Source source) {
    return scores[source.ordinal()];
  }

  public float share(Source source) {
    return shares[source.ordinal()];
  }
}
