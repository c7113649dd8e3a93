package dev.daogou.deployment;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.daogou.recommender.settings.ProcessSettings;
import dev.daogou.serving.settings.RecommenderSettings;
import io.quarkus.runtime.shutdown.ShutdownConfig;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings that the program knows, as names of environment variables. */
final class Settings {
  private static final List<Class<?>> OURS =
      new ClassFileImporter()
              .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
              .importPackages("dev.daogou.serving")
              .stream()
              .filter(each -> each.isAnnotatedWith(ConfigMapping.class))
              .<Class<?>>map(JavaClass::reflect)
              .toList();
  private static final List<Pattern> KNOWN =
      Stream.concat(OURS.stream(), Stream.of(VertxHttpConfig.class, ShutdownConfig.class))
          .flatMap(each -> names(each).stream())
          .toList();
  private static final Set<String> OF_THE_RECOMMENDER =
      RecommenderSettings.tree().settings().stream()
          .map(setting -> ProcessSettings.variable(setting.name()))
          .collect(Collectors.toSet());
  // Read before any mapping is.
  private static final Pattern LOCATIONS = Pattern.compile("QUARKUS_CONFIG_LOCATIONS");

  private Settings() {}

  static boolean isSetting(String name) {
    return name.startsWith("DAOGOU_") || name.startsWith("QUARKUS_");
  }

  static boolean isKnown(String name) {
    return LOCATIONS.matcher(name).matches()
        || OF_THE_RECOMMENDER.contains(name)
        || KNOWN.stream().anyMatch(each -> each.matcher(name).matches());
  }

  /**
   * The configuration that these environment variables make, beside the program's own defaults.
   *
   * @throws RuntimeException when a value is not of its setting's type
   */
  static SmallRyeConfig read(Map<String, String> environment) {
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .addDefaultInterceptors()
            .withSources(new EnvConfigSource(environment, 300));
    OURS.forEach(builder::withMapping);
    try (var defaults =
        Settings.class.getClassLoader().getResourceAsStream("application.properties")) {
      var properties = new java.util.Properties();
      properties.load(defaults);
      properties.forEach(
          (name, value) -> builder.withDefaultValue(name.toString(), value.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return builder.build();
  }

  private static List<Pattern> names(Class<?> mapping) {
    List<Pattern> names = new ArrayList<>();
    collect(mapping, environmentName(mapping.getAnnotation(ConfigMapping.class).prefix()), names);
    return names;
  }

  private static void collect(Class<?> group, String prefix, List<Pattern> names) {
    for (Method method : group.getMethods()) {
      if (!method.isDefault()) {
        collect(method.getGenericReturnType(), prefix + own(method), names);
      }
    }
  }

  private static void collect(Type type, String name, List<Pattern> names) {
    if (type instanceof ParameterizedType many) {
      Type[] inner = many.getActualTypeArguments();
      String key = many.getRawType() == Map.class ? "_[A-Z0-9_]+" : "";
      collect(inner[inner.length - 1], name + key, names);
    } else if (type instanceof Class<?> group && isGroup(group)) {
      collect(group, name, names);
    } else {
      names.add(Pattern.compile(name));
    }
  }

  private static boolean isGroup(Class<?> type) {
    return type.isInterface() && !type.getName().startsWith("java.");
  }

  private static String own(Method method) {
    if (method.isAnnotationPresent(WithParentName.class)) {
      return "";
    }
    WithName named = method.getAnnotation(WithName.class);
    String name = named == null ? kebab(method.getName()) : named.value();
    return "_" + environmentName(name);
  }

  private static String kebab(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  private static String environmentName(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
