package dev.daogou.rescore;

import dev.daogou.app.StageMetrics;
import dev.daogou.candidates.CandidateBatch;
import dev.daogou.recommender.inference.LiveModel;
import dev.daogou.recommender.inference.Ranker;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.ranking.Rescore;
import dev.daogou.recommender.ranking.Rescorer;
import dev.daogou.recommender.ranking.Rescorers;
import dev.daogou.recommender.sessions.SessionIndexes;
import dev.daogou.recommender.sources.SourceSettings;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** Wires the ranker: candidates in, scored candidates out. */
public final class RescoreStage {
  private RescoreStage() {}

  public static KStream<Void, ScoredBatch> from(
      KStream<Void, CandidateBatch> candidates,
      ItemGraphs graphs,
      SessionIndexes sessions,
      LiveModel<Ranker> ranker,
      SourceSettings sources,
      Rescore settings,
      StageMetrics metrics) {
    var rescorers =
        new Rescorers(() -> new Rescorer(ranker, sources, settings, metrics.recommender()));
    return candidates.process(
        () -> new RescoreProcessor(rescorers, graphs, sessions, metrics), Named.as("rescore"));
  }
}
