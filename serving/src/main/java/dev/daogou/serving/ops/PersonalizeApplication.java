package dev.daogou.serving.ops;

import dev.daogou.PersonalizationApp;
import dev.daogou.PersonalizationSettings;
import dev.daogou.PersonalizationTopology;
import dev.daogou.app.RunSettings;
import dev.daogou.app.StageMetrics;
import dev.daogou.app.Traces;
import dev.daogou.intake.KnownTenants;
import dev.daogou.profile.ProfileStage;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.recommender.sessions.SessionIndexes;
import dev.daogou.recommender.shopper.Profile;
import dev.daogou.schemas.KeySerdes;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/** The {@code personalize} role: the topology, exactly once. */
@ApplicationScoped
public class PersonalizeApplication implements StreamsApplication {
  private static final Duration PROBE_EVERY = Duration.ofMinutes(1);

  private final ServiceConfig config;
  private final Topics topics;
  private final PersonalizationSettings settings;
  private final Models models;
  private final ItemMemory items;
  private final KnownTenants tenants;
  private final MeterRegistry metrics;
  private final Traces traces;
  private final Advertised advertised;
  private final CatchUp catchUp;
  private volatile @Nullable PersonalizationApp app;
  private volatile boolean rehearsed;
  private volatile @Nullable RunningStreams running;
  private volatile @Nullable PartitionedStore<ShopperKey, Profile> profiles;

  PersonalizeApplication(
      ServiceConfig config,
      Topics topics,
      PersonalizationSettings settings,
      Models models,
      ItemMemory items,
      KnownTenants tenants,
      Advertised advertised,
      EventBacklog backlog,
      MeterRegistry metrics,
      Traces traces) {
    this.config = config;
    this.topics = topics;
    this.settings = settings;
    this.models = models;
    this.items = items;
    this.tenants = tenants;
    this.advertised = advertised;
    catchUp = new CatchUp(backlog::notWorkedOff, bounds(config.personalize()), System::nanoTime);
    this.metrics = metrics;
    this.traces = traces;
  }

  @Override
  public Role role() {
    return Role.PERSONALIZE;
  }

  @Override
  public void prepare() {
    ItemGraphs graphs = items.open();
    PersonalizationTopology topology =
        new PersonalizationTopology(
            topics,
            settings,
            graphs,
            new SessionIndexes(graphs.spaces(), settings.sessions()),
            models.encoder(),
            models.live(),
            new StageMetrics(metrics),
            traces,
            items.catalogue(),
            tenants);
    app = new PersonalizationApp(topology, runSettings(advertised.address()));
  }

  @Override
  public void rehearse() {
    if (config.personalize().rehearsal().isPositive()) {
      prepared().rehearse(config.personalize().rehearsal());
    }
    rehearsed = true;
  }

  private PersonalizationApp prepared() {
    return Objects.requireNonNull(app, "prepared first");
  }

  @Override
  public void start() {
    PersonalizationApp ready = prepared();
    RunningStreams started =
        RunningStreams.start("personalize", ready.streams(), metrics, config.instance());
    running = started;
    profiles =
        new PartitionedStore<>(
            ready.streams(),
            ProfileStage.PROFILES,
            KeySerdes.shopper().serializer(),
            topics.events().partitions(),
            advertised.address());
  }

  @Override
  public void close() {
    if (running != null) {
      running.close();
    } else if (app != null) {
      app.close();
    }
  }

  @Override
  public Condition condition() {
    RunningStreams current = running;
    if (current == null) {
      return Condition.NOT_STARTED;
    }
    Condition condition = current.onceRunning(this::unmet);
    return condition.ready()
        ? catchUp.standsStill(share().active()).map(condition::waitingFor).orElse(condition)
        : condition;
  }

  private Optional<String> unmet() {
    if (!rehearsed) {
      return Optional.of("the rehearsal");
    }
    return catchUp.isOver(share().active())
        ? Optional.empty()
        : Optional.of("events that came before to be worked off");
  }

  private static CatchUp.Bounds bounds(ServiceConfig.Personalize config) {
    return new CatchUp.Bounds(config.maxBehind(), config.catchUp(), config.maxStill());
  }

  @Override
  public Share share() {
    RunningStreams current = running;
    return current == null ? Share.NOTHING : current.share(topics.events().name());
  }

  @Override
  public Optional<ModelsInUse> models() {
    return Optional.of(models.inUse());
  }

  /** The shoppers' profiles; empty where this process does not run the topology, or not yet. */
  public Optional<PartitionedStore<ShopperKey, Profile>> profiles() {
    return Optional.ofNullable(profiles);
  }

  private RunSettings runSettings(HostInfo self) {
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
        kafka(self));
  }

  private Map<String, String> kafka(HostInfo self) {
    Map<String, String> properties = new HashMap<>();
    // What a killed instance leaves open holds up the others: it ends when the instance is given
    // up.
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        Long.toString(config.personalize().sessionTimeout().toMillis()));
    properties.put(
        StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, Long.toString(PROBE_EVERY.toMillis()));
    if (!self.equals(HostInfo.unavailable())) {
      properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, self.host() + ":" + self.port());
    }
    config
        .instance()
        .ifPresent(
            name ->
                properties.put(
                    StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                    name));
    properties.putAll(config.kafka().properties());
    return properties;
  }
}
