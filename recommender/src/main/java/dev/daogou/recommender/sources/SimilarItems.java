package dev.daogou.recommender.sources;

import java.util.List;

/** Items whose texts are nearest to what the shopper is after now. */
public final class SimilarItems implements CandidateSource {
  /** Square of the cosine with the short vector's content part. */
  public static final Source SIMILAR =
      Source.absolute("SIMILAR", 0.3f, Reason.SIMILAR, Source.Because.NEWEST_ITEM);

  static final SourceDefinition DEFINITION =
      new SourceDefinition(
          "similar", SourceDefinition.Turn.FEW, List.of(SIMILAR), setup -> new SimilarItems());

  private final ContentSearch search = new ContentSearch(SIMILAR);

  private SimilarItems() {}

  @Override
  public void bring(Asked asked, CandidatePool pool) {
    var space = asked.graph().space();
    search.bring(ShopperView.content(asked.shopper().vectors().shortTerm(), space), space, pool);
  }
}
