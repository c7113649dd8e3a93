package dev.daogou.recommender.sources;

import java.util.List;

/** Items whose texts are nearest to the words that the shopper used last. */
public final class SearchItems implements CandidateSource {
  /** Square of the cosine with the words' embedding. */
  public static final Source SEARCH =
      Source.absolute("SEARCH", 0.4f, Reason.MATCHES_SEARCH, Source.Because.WORDS);

  static final SourceDefinition DEFINITION =
      new SourceDefinition(
          "search", SourceDefinition.Turn.FEW, List.of(SEARCH), setup -> new SearchItems());

  private final ContentSearch search = new ContentSearch(SEARCH);

  private SearchItems() {}

  @Override
  public void bring(Asked asked, CandidatePool pool) {
    float[] words = asked.shopper().words();
    if (words != null) {
      search.bring(words, asked.graph().space(), pool);
    }
  }
}
