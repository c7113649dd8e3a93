package dev.daogou.storefront.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * System properties for the service.
 *
 * @param properties by full name, such as {@code daogou.kafka.bootstrap-servers}
 */
public record ServiceSettings(Map<String, String> properties) {
  public ServiceSettings {
    properties = Map.copyOf(properties);
  }

  /** The same with one more property; null leaves the service's default. */
  public ServiceSettings with(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    Map<String, String> more = new TreeMap<>(properties);
    more.put(name, value.toString());
    return new ServiceSettings(more);
  }

  /** As arguments of {@code java}. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    new TreeMap<>(properties).forEach((name, value) -> arguments.add("-D" + name + "=" + value));
    return arguments;
  }
}
