package dev.daogou.recommender.settings;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One setting: a component of a {@link Group}, with the name under which it is configured. */
public final class NamedSetting {
  private final String name;
  private final RecordComponent component;
  private final Setting says;
  private final SettingType type;

  NamedSetting(String group, RecordComponent component) {
    this.name = group + "." + kebab(component.getName());
    this.component = component;
    this.says =
        Optional.ofNullable(component.getAnnotation(Setting.class))
            .orElseThrow(() -> new IllegalArgumentException(name + " does not say what it sets"));
    this.type = SettingType.of(component.getType(), says.least());
  }

  private static String kebab(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
        .toLowerCase(Locale.ROOT);
  }

  /** Full name, such as {@code daogou.sessions.per-item}. */
  public String name() {
    return name;
  }

  /** Full name under which it was reached before, and still is. */
  public Optional<String> formerName() {
    return Optional.of(says.formerly()).filter(former -> !former.isEmpty());
  }

  /** Type of its values. */
  public Class<?> type() {
    return component.getType();
  }

  /** What it sets. */
  public String meaning() {
    return says.value();
  }

  /** What is allowed, to follow "must be". */
  public String allowed() {
    return inWords(List.of(type.bounds().isEmpty() ? type.kind() : type.bounds(), says.also()));
  }

  /** A value as it is written in a configuration. */
  public String written(Object value) {
    return type.written().apply(value);
  }

  boolean isOf(String componentName) {
    return component.getName().equals(componentName);
  }

  RecordComponent component() {
    return component;
  }

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException in words, when it is nothing of the kind
   */
  Object read(String text) {
    return type.read()
        .apply(text.strip())
        .orElseThrow(
            () ->
                refusal(
                    inWords(List.of(type.kind(), type.bounds(), says.also())), "'" + text + "'"));
  }

  void check(Object value) {
    require(type.allowed().test(value), value);
  }

  void require(boolean allowed, Object value) {
    if (!allowed) {
      throw refusal(allowed(), written(value));
    }
  }

  private static String inWords(List<String> conditions) {
    return conditions.stream()
        .filter(condition -> !condition.isEmpty())
        .collect(Collectors.joining(" and "));
  }

  private IllegalArgumentException refusal(String allowed, String found) {
    return new IllegalArgumentException(name + " must be " + allowed + ", not " + found);
  }
}
