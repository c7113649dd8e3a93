package dev.daogou.rescore;

import dev.daogou.app.PersonalizationSettings;
import dev.daogou.app.StageMetrics;
import dev.daogou.candidates.CandidateBatch;
import dev.daogou.items.ItemGraphs;
import dev.daogou.model.LiveModel;
import dev.daogou.model.Ranker;
import dev.daogou.sessions.SessionIndexes;
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
      PersonalizationSettings settings,
      StageMetrics metrics) {
    var rescorers = new Rescorers(() -> new Rescorer(ranker, settings, metrics));
    return candidates.process(
        () -> new RescoreProcessor(rescorers, graphs, sessions, metrics), Named.as("rescore"));
  }
}
