package dev.daogou.recommender.sources;

import java.util.List;

/** Items whose texts are nearest to what the shopper likes. */
public final class TasteItems implements CandidateSource {
  /** Square of the cosine with the long vector's content part. */
  public static final Source TASTE =
      Source.absolute("TASTE", 0.15f, Reason.MATCHES_TASTE, Source.Because.NOTHING);

  static final SourceDefinition DEFINITION =
      new SourceDefinition(
          "taste", SourceDefinition.Turn.FEW, List.of(TASTE), setup -> new TasteItems());

  private final ContentSearch search = new ContentSearch(TASTE);

  private TasteItems() {}

  @Override
  public void bring(Asked asked, CandidatePool pool) {
    var space = asked.graph().space();
    search.bring(ShopperView.content(asked.shopper().vectors().longTerm(), space), space, pool);
  }
}
