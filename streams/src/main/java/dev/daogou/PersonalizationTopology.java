package dev.daogou;

import dev.daogou.app.ShopperWork;
import dev.daogou.app.StageMetrics;
import dev.daogou.app.Traces;
import dev.daogou.candidates.CandidateStage;
import dev.daogou.candidates.FollowedEvents;
import dev.daogou.catalogue.CatalogueStage;
import dev.daogou.catalogue.CatalogueView;
import dev.daogou.catalogue.GlobalTable;
import dev.daogou.intake.IntakeStage;
import dev.daogou.intake.KnownTenants;
import dev.daogou.items.ItemsStage;
import dev.daogou.outcomes.OutcomeStage;
import dev.daogou.profile.ProfileStage;
import dev.daogou.recommendations.RecommendationStage;
import dev.daogou.recommender.inference.Ranker;
import dev.daogou.recommender.inference.SequenceModel;
import dev.daogou.recommender.inference.TextEncoder;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.sessions.SessionIndexes;
import dev.daogou.rescore.RescoreStage;
import dev.daogou.schemas.Topic;
import dev.daogou.schemas.Topics;
import dev.daogou.sessions.SessionsStage;
import dev.daogou.trends.TrendStage;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/**
 * The map of Daogou: what happens to an event on its way to a recommendation, stage by stage. Each
 * stage is a package of the same name, and a package knows only those upstream of it.
 *
 * @param topics names and serdes
 * @param settings what the stages may be told
 * @param graphs all items in memory, shared by every task of the program
 * @param sessions everybody's newest sessions in memory, likewise
 * @param encoder turns texts into vectors
 * @param models expect what comes next and score candidates; may be exchanged while they are used
 * @param metrics meters of every stage
 * @param traces of sampled events
 * @param catalogue the catalogue topic as the items in memory see it
 * @param tenants whose records are taken
 */
public record PersonalizationTopology(
    Topics topics,
    PersonalizationSettings settings,
    ItemGraphs graphs,
    SessionIndexes sessions,
    TextEncoder encoder,
    LiveModels models,
    StageMetrics metrics,
    Traces traces,
    CatalogueView catalogue,
    KnownTenants tenants) {

  /** With nobody else who listens to the catalogue, for whatever tenants there are. */
  public PersonalizationTopology(
      Topics topics,
      PersonalizationSettings settings,
      ItemGraphs graphs,
      SessionIndexes sessions,
      TextEncoder encoder,
      LiveModels models,
      StageMetrics metrics,
      Traces traces) {
    this(
        topics,
        settings,
        graphs,
        sessions,
        encoder,
        models,
        metrics,
        traces,
        CatalogueView.of(graphs.spaces()),
        KnownTenants.ANY);
  }

  /** The same for these tenants alone. */
  public PersonalizationTopology withTenants(KnownTenants only) {
    return new PersonalizationTopology(
        topics, settings, graphs, sessions, encoder, models, metrics, traces, catalogue, only);
  }

  /** Without traces. */
  public PersonalizationTopology(
      Topics topics,
      PersonalizationSettings settings,
      ItemGraphs graphs,
      SessionIndexes sessions,
      TextEncoder encoder,
      LiveModels models,
      StageMetrics metrics) {
    this(topics, settings, graphs, sessions, encoder, models, metrics, Traces.off());
  }

  /** With these models until others are announced. */
  public PersonalizationTopology(
      Topics topics,
      PersonalizationSettings settings,
      ItemGraphs graphs,
      SessionIndexes sessions,
      TextEncoder encoder,
      Optional<SequenceModel> sequence,
      Optional<Ranker> ranker,
      StageMetrics metrics) {
    this(topics, settings, graphs, sessions, encoder, LiveModels.of(sequence, ranker), metrics);
  }

  /** Builds the topology; it holds no threads and connects to nothing. */
  public Topology build() {
    return build(new StreamsBuilder());
  }

  /** The same with what is configured of topologies, such as a wrapper of processors. */
  public Topology build(TopologyConfig config) {
    return build(new StreamsBuilder(config));
  }

  private Topology build(StreamsBuilder builder) {
    var followed = new FollowedEvents(traces);
    builder.addStateStore(ShopperWork.store());

    var checked = IntakeStage.from(builder, topics, tenants, metrics, traces);
    CatalogueStage.into(
        builder, topics, encoder, catalogue, tenants, settings.catalogue(), metrics);
    var touched = ProfileStage.from(checked.events(), graphs.spaces(), settings.shopper(), metrics);
    ItemsStage.from(touched, builder, topics, graphs, tenants, settings.items(), metrics);
    SessionsStage.from(
        touched,
        builder,
        topics,
        sessions,
        tenants,
        settings.sessions(),
        settings.shopper().profile().sessionGap(),
        metrics);
    var candidates =
        CandidateStage.from(
            touched,
            topics,
            graphs,
            sessions,
            encoder,
            models.sequence(),
            settings.waiting(),
            metrics,
            followed);
    var scored =
        RescoreStage.from(
            candidates,
            graphs,
            sessions,
            models.ranker(),
            settings.sources(),
            settings.rescore(),
            metrics);
    var published =
        RecommendationStage.from(scored, topics, graphs, settings.lists(), metrics, followed);
    var changes =
        OutcomeStage.from(
            touched, topics, settings.outcomes(), settings.shopper().profile(), metrics);
    TrendStage.into(
        checked.verdicts(),
        touched,
        published,
        changes,
        topics,
        graphs.spaces(),
        settings.shopper().profile(),
        metrics);
    followModels(builder);

    return builder.build();
  }

  /** As bytes: whatever is written to that topic, reading it must go on. */
  private void followModels(StreamsBuilder builder) {
    int width = encoder.dimensions() + settings.items().signature();
    var follower = models.follower(topics, settings.candidates(), width, metrics);
    var announcements =
        new Topic<>(topics.models().name(), Serdes.ByteArray(), Serdes.ByteArray(), 1, Map.of());
    GlobalTable.follow(builder, "models-view", announcements, follower::accept);
  }
}
