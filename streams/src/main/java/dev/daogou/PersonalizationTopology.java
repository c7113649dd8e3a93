package dev.daogou;

import dev.daogou.app.PersonalizationSettings;
import dev.daogou.app.StageMetrics;
import dev.daogou.candidates.CandidateStage;
import dev.daogou.catalogue.CatalogueStage;
import dev.daogou.intake.IntakeStage;
import dev.daogou.items.ItemGraphs;
import dev.daogou.items.ItemsStage;
import dev.daogou.model.Ranker;
import dev.daogou.model.SequenceModel;
import dev.daogou.model.TextEncoder;
import dev.daogou.outcomes.OutcomeStage;
import dev.daogou.profile.ProfileStage;
import dev.daogou.recommendations.RecommendationStage;
import dev.daogou.rescore.RescoreStage;
import dev.daogou.schemas.Topics;
import dev.daogou.sessions.SessionIndexes;
import dev.daogou.sessions.SessionsStage;
import java.util.Optional;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;

/**
 * The map of Daogou: what happens to an event on its way to a recommendation, stage by stage. Each
 * stage is a package of the same name, and a package knows only those upstream of it.
 *
 * @param topics names and serdes
 * @param settings what the stages may be told
 * @param graphs all items in memory, shared by every task of the program
 * @param sessions everybody's newest sessions in memory, likewise
 * @param encoder turns texts into vectors
 * @param sequence expects what comes next in a session; without one the other sources do
 * @param ranker scores candidates; without one the blend does
 * @param metrics meters of every stage
 */
public record PersonalizationTopology(
    Topics topics,
    PersonalizationSettings settings,
    ItemGraphs graphs,
    SessionIndexes sessions,
    TextEncoder encoder,
    Optional<SequenceModel> sequence,
    Optional<Ranker> ranker,
    StageMetrics metrics) {

  /** Builds the topology; it holds no threads and connects to nothing. */
  public Topology build() {
    var builder = new StreamsBuilder();

    var events = IntakeStage.from(builder, topics, metrics);
    CatalogueStage.into(builder, topics, encoder, graphs.spaces(), metrics);
    var touched = ProfileStage.from(events, graphs.spaces(), settings, metrics);
    ItemsStage.from(touched, builder, topics, graphs, settings, metrics);
    SessionsStage.from(touched, builder, topics, sessions, settings, metrics);
    var candidates =
        CandidateStage.from(
            touched, topics, graphs, sessions, encoder, sequence, settings, metrics);
    var scored = RescoreStage.from(candidates, graphs, sessions, ranker, settings, metrics);
    RecommendationStage.into(scored, topics, graphs.spaces(), settings, metrics);
    OutcomeStage.from(touched, topics, settings, metrics);

    return builder.build();
  }
}
