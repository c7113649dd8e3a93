package dev.daogou.serving.ops;

import dev.daogou.PersonalizationSettings;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.links.ItemLimits;
import dev.daogou.schemas.Topics;
import dev.daogou.schemas.WireSettings;
import dev.daogou.serving.settings.ConfiguredSettings;
import dev.daogou.serving.settings.RecommenderSettings;
import io.quarkus.runtime.Startup;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** The installation that the settings describe: its topics, with their serdes, and its settings. */
@Startup
@ApplicationScoped
public class Installation {
  private final ServiceConfig config;
  private final RecommenderSettings settings;

  /**
   * @throws IllegalArgumentException when a setting of the recommender cannot be so; says why
   */
  Installation(ServiceConfig config, Config all) {
    this.config = config;
    this.settings = ConfiguredSettings.read(all.unwrap(SmallRyeConfig.class), ServiceConfig.class);
  }

  /** What the stages may be told. */
  @Produces
  @Singleton
  public PersonalizationSettings personalization() {
    return settings.personalization();
  }

  /** What is kept of an item. */
  @Produces
  @Singleton
  public ItemLimits items() {
    return settings.personalization().items();
  }

  /** Where and how models run. */
  @Produces
  @Singleton
  public ModelSettings models() {
    return settings.model();
  }

  /** The topics, named and framed as configured. */
  @Produces
  @Singleton
  public Topics topics() {
    Topics topics =
        Topics.of(config.topics().prefix(), config.topics().partitions(), wire().serdes());
    return config.topics().compactLists() ? topics.withCompactLists() : topics;
  }

  private WireSettings wire() {
    return WireSettings.parse(config.wireFormat(), config.registry().url().orElse(null));
  }
}
