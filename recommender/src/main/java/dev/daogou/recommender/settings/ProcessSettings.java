package dev.daogou.recommender.settings;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Settings that were given to this process itself: as a system property, or else as an environment
 * variable in capitals with an underscore for everything that is no letter or digit.
 *
 * @param properties of the system
 * @param environment variables
 */
public record ProcessSettings(Properties properties, Map<String, String> environment) {
  /** Those of this process. */
  public static ProcessSettings current() {
    return new ProcessSettings(System.getProperties(), System.getenv());
  }

  /** What was given under that name. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(properties.getProperty(name))
        .or(() -> Optional.ofNullable(environment.get(variable(name))))
        .filter(value -> !value.isBlank());
  }

  /** Name of the environment variable of a setting. */
  public static String variable(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
