package dev.daogou.recommender.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The settings of one record, in the order of its components. */
public final class SettingsGroup {
  private static final String ROOT = "daogou.";

  private final Class<? extends Record> type;
  private final Group says;
  private final List<NamedSetting> settings;

  private SettingsGroup(Class<? extends Record> type) {
    this.type = type;
    this.says =
        Optional.ofNullable(type.getAnnotation(Group.class))
            .orElseThrow(() -> new IllegalArgumentException(type.getName() + " is no group"));
    this.settings =
        Arrays.stream(type.getRecordComponents())
            .map(component -> new NamedSetting(name(), component))
            .toList();
  }

  /** The group that such a record is. */
  public static SettingsGroup of(Class<? extends Record> type) {
    return new SettingsGroup(type);
  }

  /** Whether such a record is a group, and not only what gathers some. */
  static boolean is(Class<?> type) {
    return type.isAnnotationPresent(Group.class);
  }

  /** Full name, such as {@code daogou.sessions}. */
  public String name() {
    return ROOT + says.value();
  }

  /** What the settings decide, in a few words. */
  public String decides() {
    return says.decides();
  }

  /** The record. */
  public Class<? extends Record> type() {
    return type;
  }

  /** The settings. */
  public List<NamedSetting> settings() {
    return settings;
  }

  /**
   * Checks values against what the components say; for the constructor of the record.
   *
   * @param values in the order of the components
   * @throws IllegalArgumentException that names the setting, its value and what is allowed
   */
  public void check(Object... values) {
    if (values.length != settings.size()) {
      throw new IllegalStateException(type.getName() + " does not check all of its components");
    }
    for (int i = 0; i < values.length; i++) {
      settings.get(i).check(values[i]);
    }
  }

  /**
   * Checks what {@link Setting#also} asks of a value; for the constructor of the record.
   *
   * @param setting name of the component
   * @throws IllegalArgumentException that names the setting, its value and what is allowed
   */
  public void require(boolean allowed, String setting, Object value) {
    settings.stream()
        .filter(each -> each.isOf(setting))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(name() + " has no " + setting))
        .require(allowed, value);
  }
}
