package dev.daogou.serving.settings;

import dev.daogou.recommender.settings.KnownNames;
import dev.daogou.recommender.settings.SettingsTree;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Reads {@link RecommenderSettings} from the configuration of the service. */
public final class ConfiguredSettings {
  private static final Pattern PROFILE = Pattern.compile("^%[^.]+\\.");

  private ConfiguredSettings() {}

  /**
   * Reads them.
   *
   * @param others names of settings in the same groups that are read elsewhere
   * @throws IllegalArgumentException in words, when one of them is unknown or cannot be so
   */
  public static RecommenderSettings read(SmallRyeConfig config, Collection<String> others) {
    SettingsTree<RecommenderSettings> tree = RecommenderSettings.tree();
    KnownNames known = KnownNames.of(tree).and(others);
    config.getConfigSources().forEach(source -> check(source, known));
    return tree.read(name -> config.getOptionalValue(name, String.class));
  }

  private static void check(ConfigSource source, KnownNames known) {
    if (source instanceof EnvConfigSource) {
      known.checkVariables(source.getPropertyNames());
    } else {
      known.checkNames(withoutProfiles(source));
    }
  }

  private static List<String> withoutProfiles(ConfigSource source) {
    return source.getPropertyNames().stream()
        .map(name -> PROFILE.matcher(name).replaceFirst(""))
        .toList();
  }
}
