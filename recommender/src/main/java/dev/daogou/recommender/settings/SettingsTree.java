package dev.daogou.recommender.settings;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads records of settings from a configuration: groups, and records that gather them. What is not
 * configured stays as it usually is.
 *
 * @param <T> the record at the top
 */
public final class SettingsTree<T extends Record> {
  private final T usual;

  private SettingsTree(T usual) {
    this.usual = usual;
  }

  /**
   * The tree of a record.
   *
   * @param usual what holds where nothing is configured
   */
  public static <T extends Record> SettingsTree<T> of(T usual) {
    return new SettingsTree<>(usual);
  }

  /** All groups. */
  public List<SettingsGroup> groups() {
    return groups(usual.getClass());
  }

  private static List<SettingsGroup> groups(Class<? extends Record> type) {
    return SettingsGroup.is(type)
        ? List.of(SettingsGroup.of(type))
        : Arrays.stream(type.getRecordComponents())
            .flatMap(part -> groups(part.getType().asSubclass(Record.class)).stream())
            .toList();
  }

  /** Everything that can be set. */
  public List<NamedSetting> settings() {
    return groups().stream().flatMap(group -> group.settings().stream()).toList();
  }

  /** What a setting usually is, as it is written in a configuration. */
  public String usual(NamedSetting setting) {
    return written(usual, setting)
        .orElseThrow(() -> new IllegalArgumentException("there is no " + setting.name()));
  }

  private static Optional<String> written(Record record, NamedSetting setting) {
    return SettingsGroup.is(record.getClass())
        ? SettingsGroup.of(record.getClass()).settings().stream()
            .filter(own -> own.name().equals(setting.name()))
            .findFirst()
            .map(own -> own.written(value(own.component(), record)))
        : Arrays.stream(record.getClass().getRecordComponents())
            .flatMap(part -> written((Record) value(part, record), setting).stream())
            .findFirst();
  }

  /**
   * Reads the tree.
   *
   * @param configured what is configured under a name
   * @throws IllegalArgumentException that names the setting, its value and what is allowed
   */
  public T read(Function<String, Optional<String>> configured) {
    return read(usual, configured);
  }

  @SuppressWarnings("unchecked") // made by the constructor of its own class
  private static <R extends Record> R read(R usual, Function<String, Optional<String>> configured) {
    Class<? extends Record> type = usual.getClass();
    List<Object> values =
        SettingsGroup.is(type)
            ? SettingsGroup.of(type).settings().stream()
                .map(setting -> read(setting, usual, configured))
                .toList()
            : Arrays.stream(type.getRecordComponents())
                .<Object>map(part -> read((Record) value(part, usual), configured))
                .toList();
    return (R) make(type, values);
  }

  private static Object read(
      NamedSetting setting, Record usual, Function<String, Optional<String>> configured) {
    return configured
        .apply(setting.name())
        .or(() -> setting.formerName().flatMap(configured))
        .map(setting::read)
        .orElseGet(() -> value(setting.component(), usual));
  }

  /**
   * The record at the top, with another group in the place of the one of its type.
   *
   * @throws IllegalArgumentException when there is none
   */
  public T with(Record group) {
    if (groups().stream().noneMatch(own -> own.type() == group.getClass())) {
      throw new IllegalArgumentException(
          "%s has no %s".formatted(usual.getClass().getName(), group.getClass().getName()));
    }
    return with(usual, group);
  }

  @SuppressWarnings("unchecked") // of the same class, or made by the constructor of its own
  private static <R extends Record> R with(R record, Record group) {
    Class<? extends Record> type = record.getClass();
    if (SettingsGroup.is(type)) {
      return type == group.getClass() ? (R) group : record;
    }
    return (R)
        make(
            type,
            Arrays.stream(type.getRecordComponents())
                .<Object>map(part -> with((Record) value(part, record), group))
                .toList());
  }

  private static Object value(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Record make(Class<? extends Record> type, List<Object> values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<? extends Record> canonical = type.getDeclaredConstructor(types);
      return canonical.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof IllegalArgumentException refused
          ? refused
          : new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
