package dev.daogou.serving.settings;

import dev.daogou.recommender.settings.KnownNames;
import dev.daogou.recommender.settings.SettingsTree;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.common.utils.StringUtil;
import java.lang.reflect.Method;
import java.util.Arrays;
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
   * @param mapping reads further settings, some in the same groups
   * @throws IllegalArgumentException in words, when one of them is unknown or cannot be so
   */
  public static RecommenderSettings read(SmallRyeConfig config, Class<?> mapping) {
    SettingsTree<RecommenderSettings> tree = RecommenderSettings.tree();
    KnownNames known = KnownNames.of(tree).and(namesIn(mapping));
    config.getConfigSources().forEach(source -> check(source, known));
    return tree.read(name -> config.getOptionalValue(name, String.class));
  }

  private static List<String> namesIn(Class<?> mapping) {
    String prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
    return Arrays.stream(mapping.getMethods())
        .filter(group -> group.getReturnType().getEnclosingClass() == mapping)
        .flatMap(
            group ->
                Arrays.stream(group.getReturnType().getMethods())
                    .map(setting -> String.join(".", prefix, name(group), name(setting))))
        .toList();
  }

  private static String name(Method method) {
    return StringUtil.skewer(method.getName());
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
