package dev.daogou.serving.ops;

import dev.daogou.recommender.settings.PersonalizationSettings;
import dev.daogou.schemas.Topics;
import dev.daogou.schemas.WireSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The installation that the settings describe: its topics, with their serdes, and its settings. */
@ApplicationScoped
public class Installation {
  private final ServiceConfig config;

  Installation(ServiceConfig config) {
    this.config = config;
  }

  /** What the stages may be told. */
  @Produces
  @Singleton
  public PersonalizationSettings settings() {
    var usual = PersonalizationSettings.defaults();
    return new PersonalizationSettings(
        usual.vectors(),
        usual.profile(),
        usual.items(),
        usual.sessions(),
        new PersonalizationSettings.Candidates(
            usual.candidates().most(),
            usual.candidates().recent(),
            usual.candidates().perSource(),
            config.personalize().backfillQuiet()),
        usual.rescore(),
        usual.recommendations(),
        usual.fatigue(),
        usual.noise(),
        usual.outcomes());
  }

  /** The topics, named and framed as configured. */
  @Produces
  @Singleton
  public Topics topics() {
    return Topics.of(config.topics().prefix(), config.topics().partitions(), wire().serdes());
  }

  private WireSettings wire() {
    return WireSettings.parse(config.wireFormat(), config.registry().url().orElse(null));
  }
}
