package dev.daogou.serving.ops;

import dev.daogou.PersonalizationApp;
import dev.daogou.PersonalizationTopology;
import dev.daogou.app.PersonalizationSettings;
import dev.daogou.app.RunSettings;
import dev.daogou.app.StageMetrics;
import dev.daogou.items.ItemGraphs;
import dev.daogou.profile.Profile;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.Topics;
import dev.daogou.sessions.SessionIndexes;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The {@code personalize} role: the topology, exactly once. */
@ApplicationScoped
public class PersonalizeApplication implements StreamsApplication {
  private final ServiceConfig config;
  private final Topics topics;
  private final PersonalizationSettings settings;
  private final Models models;
  private final ItemMemory items;
  private final MeterRegistry metrics;
  private volatile PersonalizationApp app;
  private volatile RunningStreams running;

  PersonalizeApplication(
      ServiceConfig config,
      Topics topics,
      PersonalizationSettings settings,
      Models models,
      ItemMemory items,
      MeterRegistry metrics) {
    this.config = config;
    this.topics = topics;
    this.settings = settings;
    this.models = models;
    this.items = items;
    this.metrics = metrics;
  }

  @Override
  public Role role() {
    return Role.PERSONALIZE;
  }

  @Override
  public void start() {
    ItemGraphs graphs = items.open();
    PersonalizationTopology topology =
        new PersonalizationTopology(
            topics,
            settings,
            graphs,
            new SessionIndexes(graphs.spaces(), settings.sessions()),
            models.encoder(),
            models.live(),
            new StageMetrics(metrics));
    app = new PersonalizationApp(topology, runSettings());
    if (config.personalize().rehearsal().isPositive()) {
      app.rehearse(config.personalize().rehearsal());
    }
    running = RunningStreams.start("personalize", app.streams(), metrics);
  }

  @Override
  public void close() {
    if (running != null) {
      running.close();
    }
  }

  @Override
  public Condition condition() {
    RunningStreams current = running;
    return current == null ? Condition.NOT_STARTED : current.condition();
  }

  @Override
  public ModelsInUse models() {
    return models.inUse();
  }

  /** The profile of a shopper, where this process runs the topology and holds it. */
  public Optional<Profile> profile(ShopperKey shopper) {
    return running == null ? Optional.empty() : app.profile(shopper);
  }

  private RunSettings runSettings() {
    ServiceConfig.Personalize personalize = config.personalize();
    return new RunSettings(
        config.kafka().bootstrapServers(),
        config.stateDir().toAbsolutePath().normalize(),
        personalize.threads(),
        personalize.standbys(),
        config.topics().replication(),
        personalize.rocksdbMemory().asLongValue(),
        personalize.commitEvery(),
        personalize.sessionTimeout(),
        config.kafka().properties());
  }
}
