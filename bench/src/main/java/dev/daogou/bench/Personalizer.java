package dev.daogou.bench;

import dev.daogou.PersonalizationApp;
import dev.daogou.PersonalizationTopology;
import dev.daogou.app.RunSettings;
import dev.daogou.app.StageMetrics;
import dev.daogou.recommender.features.Feature;
import dev.daogou.recommender.inference.Loading;
import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.inference.Ranker;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.sessions.SessionIndexes;
import dev.daogou.recommender.settings.PersonalizationSettings;
import dev.daogou.schemas.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The whole topology in this process, with the shipped ranker, against a workbench's Kafka. */
final class Personalizer implements AutoCloseable {
  private final HashedWords encoder;
  private final Ranker ranker;
  private final PersonalizationApp app;
  private final Topics topics;
  private final MeterRegistry meters;

  private Personalizer(
      HashedWords encoder,
      Ranker ranker,
      PersonalizationApp app,
      Topics topics,
      MeterRegistry meters) {
    this.encoder = encoder;
    this.ranker = ranker;
    this.app = app;
    this.topics = topics;
    this.meters = meters;
  }

  /**
   * @param name of the folder of its state in the workbench
   */
  static Personalizer start(Workbench bench, String name, Topics topics, MeterRegistry meters)
      throws IOException {
    PersonalizationSettings settings = PersonalizationSettings.defaults();
    HashedWords encoder = new HashedWords();
    Ranker ranker = ranker();
    ItemSpaces spaces = new ItemSpaces(encoder.dimensions(), settings.vectors().signature());
    PersonalizationTopology topology =
        new PersonalizationTopology(
            topics,
            settings,
            new ItemGraphs(spaces, settings.items()),
            new SessionIndexes(spaces, settings.sessions()),
            encoder,
            Optional.empty(),
            Optional.of(ranker),
            new StageMetrics(meters));
    Path state = bench.path(name);
    PersonalizationApp app =
        new PersonalizationApp(topology, RunSettings.of(bench.kafka().bootstrapServers(), state));
    app.start();
    return new Personalizer(encoder, ranker, app, topics, meters);
  }

  String applicationId() {
    return PersonalizationApp.applicationId(topics);
  }

  /** Lists written so far. */
  double lists() {
    return meters.find(StageMetrics.LISTS).counters().stream().mapToDouble(Counter::count).sum();
  }

  @Override
  public void close() {
    app.close();
    ranker.close();
    encoder.close();
  }

  private static Ranker ranker() throws IOException {
    return switch (Ranker.load(
        ModelFiles.shippedRanker(), Feature.names(), ModelSettings.defaults())) {
      case Loading.Loaded<Ranker>(Ranker ranker) -> ranker;
      case Loading.Refused<Ranker>(String reason) ->
          throw new IOException("the shipped ranker cannot be used: " + reason);
    };
  }
}
