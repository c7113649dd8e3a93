package dev.daogou.serving.recommend;

import dev.daogou.items.ItemGraphs;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.Topics;
import dev.daogou.serving.ops.ItemMemory;
import dev.daogou.serving.ops.Role;
import dev.daogou.serving.ops.RunningStreams;
import dev.daogou.serving.ops.ServiceConfig;
import dev.daogou.serving.ops.StreamsApplication;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.HostInfo;
import org.jboss.logging.Logger;

/** The {@code serve} role: the tables that reads are answered from. */
@ApplicationScoped
public class ServeApplication implements StreamsApplication {
  private static final Logger LOG = Logger.getLogger(ServeApplication.class);

  private final ServiceConfig config;
  private final Topics topics;
  private final MeterRegistry metrics;
  private final ItemMemory items;
  private final Arrivals arrivals = new Arrivals();
  private volatile Tables tables;

  ServeApplication(ServiceConfig config, Topics topics, ItemMemory items, MeterRegistry metrics) {
    this.config = config;
    this.topics = topics;
    this.items = items;
    this.metrics = metrics;
  }

  @Override
  public Role role() {
    return Role.SERVE;
  }

  @Override
  public void start() {
    Properties properties = ServeProperties.from(config);
    KafkaStreams streams = new KafkaStreams(topology(properties), properties);
    streams.setUncaughtExceptionHandler(
        failure -> {
          LOG.error("a stream thread failed and is replaced", failure);
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    RunningStreams running = RunningStreams.start("serve", streams, metrics);
    tables =
        new Tables(
            running, new RecommendationTable(streams, topics.recommendations(), self(properties)));
  }

  @Override
  public void close() {
    if (tables != null) {
      tables.running().close();
    }
  }

  @Override
  public Condition condition() {
    Tables current = tables;
    return current == null ? Condition.NOT_STARTED : current.condition();
  }

  /** Looks up a shopper's list. */
  Lookup find(ShopperKey shopper) {
    Tables current = tables;
    return current == null
        ? new Lookup.NotReady("the service is starting")
        : current.recommendations().find(shopper);
  }

  /** What has come into the tables so far. */
  Arrivals arrivals() {
    return arrivals;
  }

  private Topology topology(Properties properties) {
    StreamsBuilder builder = new StreamsBuilder();
    ServeTopology.recommendations(builder, topics, arrivals);
    ItemGraphs graphs = items.open();
    if (!config.roles().contains(Role.PERSONALIZE)) {
      ServeTopology.items(builder, topics, graphs);
    }
    return builder.build(properties);
  }

  private static HostInfo self(Properties properties) {
    return Optional.ofNullable(properties.getProperty(StreamsConfig.APPLICATION_SERVER_CONFIG))
        .map(HostInfo::buildFromEndpoint)
        .orElse(HostInfo.unavailable());
  }

  private record Tables(RunningStreams running, RecommendationTable recommendations) {
    Condition condition() {
      Condition streams = running.condition();
      return new Condition(
          streams.state(), streams.ready() && recommendations.isQueryable(), streams.alive());
    }
  }
}
