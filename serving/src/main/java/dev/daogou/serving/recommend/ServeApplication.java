package dev.daogou.serving.recommend;

import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.Topics;
import dev.daogou.serving.ops.Role;
import dev.daogou.serving.ops.RunningStreams;
import dev.daogou.serving.ops.ServiceConfig;
import dev.daogou.serving.ops.StreamsApplication;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.HostInfo;

/** The {@code serve} role: the tables that reads are answered from. */
@ApplicationScoped
public class ServeApplication implements StreamsApplication {
  private final ServiceConfig config;
  private final Topics topics;
  private final MeterRegistry metrics;
  private final Arrivals arrivals = new Arrivals();
  private final Shelf shelf = new Shelf();
  private volatile Tables tables;

  ServeApplication(ServiceConfig config, Topics topics, MeterRegistry metrics) {
    this.config = config;
    this.topics = topics;
    this.metrics = metrics;
  }

  @Override
  public Role role() {
    return Role.SERVE;
  }

  @Override
  public void start() {
    Properties properties = ServeProperties.from(config);
    RunningStreams running =
        RunningStreams.start("serve", topology(properties), properties, metrics);
    tables =
        new Tables(
            running,
            new RecommendationTable(running.streams(), topics.recommendations(), self(properties)));
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

  /** What the shop knows of its items. */
  Shelf shelf() {
    return shelf;
  }

  private Topology topology(Properties properties) {
    return ServeTopology.recommendations(new StreamsBuilder(), topics, arrivals).build(properties);
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
