package dev.daogou.bench;

import dev.daogou.PersonalizationApp;
import dev.daogou.PersonalizationSettings;
import dev.daogou.PersonalizationTopology;
import dev.daogou.app.RunSettings;
import dev.daogou.app.StageMetrics;
import dev.daogou.bench.workbench.Workbench;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.meters.RecommenderMeters;
import dev.daogou.recommender.sessions.SessionIndexes;
import dev.daogou.schemas.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The whole topology in this process, with the shipped models, against a workbench's Kafka. */
final class Personalizer implements AutoCloseable {
  private final ShippedModels models;
  private final ItemSpaces spaces;
  private final PersonalizationApp app;
  private final Topics topics;
  private final SimpleMeterRegistry meters;

  private Personalizer(
      ShippedModels models,
      ItemSpaces spaces,
      PersonalizationApp app,
      Topics topics,
      SimpleMeterRegistry meters) {
    this.models = models;
    this.spaces = spaces;
    this.app = app;
    this.topics = topics;
    this.meters = meters;
  }

  /**
   * Starts it.
   *
   * @param name of the folder of its state in the workbench
   */
  static Personalizer start(Workbench bench, String name, Topics topics) throws IOException {
    PersonalizationSettings settings = PersonalizationSettings.defaults();
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    ShippedModels models = ShippedModels.load();
    ItemSpaces spaces = new ItemSpaces(models.encoder().dimensions(), settings.items().signature());
    PersonalizationTopology topology =
        new PersonalizationTopology(
            topics,
            settings,
            new ItemGraphs(spaces, settings.items()),
            new SessionIndexes(spaces, settings.sessions()),
            models.encoder(),
            Optional.empty(),
            Optional.of(models.ranker()),
            new StageMetrics(meters));
    Path state = bench.path(name);
    PersonalizationApp app =
        new PersonalizationApp(topology, RunSettings.of(bench.bootstrapServers(), state));
    app.start();
    return new Personalizer(models, spaces, app, topics, meters);
  }

  String applicationId() {
    return PersonalizationApp.applicationId(topics);
  }

  /** Items that it knows. */
  int items() {
    return spaces.items();
  }

  /** Lists written so far. */
  double lists() {
    return counted(StageMetrics.LISTS);
  }

  /** Lists made so far, those that turned out as before included. */
  double listsMade() {
    return lists() + counted(StageMetrics.UNCHANGED);
  }

  /** How often the ranker did not answer. */
  double fallbacks() {
    return counted(RecommenderMeters.FALLBACKS);
  }

  private double counted(String counter) {
    return meters.find(counter).counters().stream().mapToDouble(Counter::count).sum();
  }

  @Override
  public void close() {
    app.close();
    models.close();
  }
}
