package dev.daogou.serving.recommend;

import dev.daogou.app.FailurePolicy;
import dev.daogou.app.PollTimeout;
import dev.daogou.app.StageMetrics;
import dev.daogou.clients.StreamClients;
import dev.daogou.intake.KnownTenants;
import dev.daogou.recommender.links.ItemGraphs;
import dev.daogou.schemas.Topics;
import dev.daogou.serving.board.TrendTable;
import dev.daogou.serving.ops.Advertised;
import dev.daogou.serving.ops.EventBacklog;
import dev.daogou.serving.ops.ItemMemory;
import dev.daogou.serving.ops.Role;
import dev.daogou.serving.ops.RunningStreams;
import dev.daogou.serving.ops.ServiceConfig;
import dev.daogou.serving.ops.ServiceMetrics;
import dev.daogou.serving.ops.Share;
import dev.daogou.serving.ops.StreamsApplication;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.HostInfo;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The {@code serve} role: the tables that reads are answered from. */
@ApplicationScoped
public class ServeApplication implements StreamsApplication {
  private static final Logger LOG = Logger.getLogger(ServeApplication.class);

  private static final Duration LONGEST_POLL = Duration.ofMinutes(5);

  private final ServiceConfig config;
  private final Topics topics;
  private final MeterRegistry metrics;
  private final ItemMemory items;
  private final KnownTenants tenants;
  private final Advertised advertised;
  private final TrendTable trends;
  private final FollowedLists followed;
  private final Arrivals arrivals = new Arrivals();
  private final ListCache cache;
  private volatile @Nullable Tables tables;

  ServeApplication(
      ServiceConfig config,
      Topics topics,
      ItemMemory items,
      KnownTenants tenants,
      Advertised advertised,
      TrendTable trends,
      FollowedLists followed,
      EventBacklog backlog,
      MeterRegistry metrics) {
    this.config = config;
    this.topics = topics;
    this.items = items;
    this.tenants = tenants;
    this.advertised = advertised;
    this.trends = trends;
    this.followed = followed;
    this.metrics = metrics;
    cache = new ListCache(new StoredLists(topics.recommendations()));
    backlog.followLists(arrivals::reflected);
  }

  @Override
  public Role role() {
    return Role.SERVE;
  }

  @Override
  public void start() {
    HostInfo self = advertised.address();
    Properties properties = ServeProperties.from(config, self);
    StageMetrics meters = new StageMetrics(metrics);
    String deadLetters = topics.deadLetters().name();
    FailurePolicy.in(properties, deadLetters, meters);
    StreamClients clients =
        new StreamClients(
            new PollTimeout(),
            new StreamClients.SettingAside(
                properties.getProperty(StreamsConfig.APPLICATION_ID_CONFIG),
                deadLetters,
                LONGEST_POLL,
                Optional.of(meters)));
    KafkaStreams streams = new KafkaStreams(topology(properties, meters), properties, clients);
    streams.setUncaughtExceptionHandler(
        failure -> {
          clients.failed(failure);
          LOG.error("a stream thread failed and is replaced", failure);
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    RunningStreams running = RunningStreams.start("serve", streams, metrics, config.instance());
    CopyLag lag = new CopyLag(streams, config.serve().maxLag());
    metrics.gauge(ServiceMetrics.STANDBY_LAG, lag, CopyLag::largest);
    lag.start();
    tables =
        new Tables(
            topics.recommendations().name(),
            running,
            new RecommendationTable(streams, topics.recommendations(), self, cache, lag),
            lag);
  }

  @Override
  public void close() {
    if (tables != null) {
      tables.close();
    }
  }

  @Override
  public Condition condition() {
    Tables current = tables;
    return current == null ? Condition.NOT_STARTED : current.condition();
  }

  @Override
  public Share share() {
    Tables current = tables;
    return current == null
        ? Share.NOTHING
        : current.running().share(topics.recommendations().name());
  }

  /** The lists that are on this instance; empty before the start. */
  Optional<RecommendationTable> table() {
    return Optional.ofNullable(tables).map(Tables::recommendations);
  }

  /** The answer of a service that cannot look anything up yet. */
  static Lookup starting() {
    return new Lookup.NotReady("the service is starting, or does not keep lists");
  }

  /** What has come into the tables so far. */
  Arrivals arrivals() {
    return arrivals;
  }

  private Topology topology(Properties properties, StageMetrics meters) {
    StreamsBuilder builder = new StreamsBuilder();
    ServeTopology.recommendations(builder, topics, arrivals, cache, followed);
    ServeTopology.trends(builder, topics, trends);
    ItemGraphs graphs = items.open();
    if (!config.roles().contains(Role.PERSONALIZE)) {
      ServeTopology.items(builder, topics, tenants, items.catalogue(), graphs);
      meters.counter(StageMetrics.ITEMS_LEFT_OUT, graphs, ItemGraphs::leftOut);
    }
    return builder.build(properties);
  }

  private record Tables(
      String topic, RunningStreams running, RecommendationTable recommendations, CopyLag lag) {
    // Reads are answered from the first time that all is restored, and through every rebalance.
    Condition condition() {
      return running.onceRunning(
          () -> isAnswering() ? Optional.empty() : Optional.of("all its lists to be restored"));
    }

    // Who works on no partition yet asks the owners, as for every shopper of theirs.
    private boolean isAnswering() {
      return running.share(topic).active().isEmpty() || recommendations.isQueryable();
    }

    void close() {
      lag.close();
      running.close();
    }
  }
}
