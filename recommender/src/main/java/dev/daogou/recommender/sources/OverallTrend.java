package dev.daogou.recommender.sources;

import dev.daogou.recommender.vectors.Hits;
import java.util.List;

/** What is popular just now in the whole shop. */
public final class OverallTrend implements CandidateSource {
  /** Mean of the share of the highest trend and of one over one plus the place. */
  public static final Source TREND =
      Source.absolute("TREND", 0.02f, Reason.TRENDING, Source.Because.NOTHING);

  static final SourceDefinition DEFINITION =
      new SourceDefinition(
          "trend", SourceDefinition.Turn.FEW, List.of(TREND), setup -> new OverallTrend());

  private static final int MOST = 50;

  private OverallTrend() {}

  @Override
  public void bring(Asked asked, CandidatePool pool) {
    bring(TREND, asked.graph().trending().overall(), pool);
  }

  static void bring(Source source, Hits hits, CandidatePool pool) {
    int most = Math.min(MOST, hits.size());
    for (int i = 0; i < most; i++) {
      float first = hits.scores()[0];
      float share = first > 0 ? Math.max(0f, hits.scores()[i] / first) : 0f;
      pool.add(source, hits.ids()[i], 0.5f * (share + 1f / (1 + i)), -1);
    }
  }
}
