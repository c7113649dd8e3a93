package dev.daogou.serving.ops;

import dev.daogou.schemas.Topics;
import dev.daogou.schemas.ValueSerdes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The installation that the settings describe: its topics, with their serdes. */
@ApplicationScoped
public class Installation {
  private final ServiceConfig config;

  Installation(ServiceConfig config) {
    this.config = config;
  }

  /** The topics, named and framed as configured. */
  @Produces
  @Singleton
  public Topics topics() {
    return Topics.of(
        config.topics().prefix(), config.topics().partitions(), ValueSerdes.singleObject());
  }
}
