package dev.daogou.recommender.settings;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Refuses what is configured for a group and is none of its settings: it would change nothing, and
 * nobody would notice.
 *
 * @param groups full names of groups
 * @param settings full names of all that can be set in them
 */
public record KnownNames(Set<String> groups, Set<String> settings) {
  public KnownNames {
    groups = Set.copyOf(groups);
    settings = Set.copyOf(settings);
  }

  /** The names of a tree. */
  public static KnownNames of(SettingsTree<?> tree) {
    Set<String> settings = new HashSet<>();
    for (NamedSetting setting : tree.settings()) {
      settings.add(setting.name());
      setting.formerName().ifPresent(settings::add);
    }
    return new KnownNames(
        Set.copyOf(tree.groups().stream().map(SettingsGroup::name).toList()), settings);
  }

  /** With settings that are read elsewhere. */
  public KnownNames and(Collection<String> others) {
    Set<String> all = new HashSet<>(settings);
    all.addAll(others);
    return new KnownNames(groups, all);
  }

  /**
   * Checks names as they stand in files and system properties.
   *
   * @throws IllegalArgumentException that says which name was meant
   */
  public void checkNames(Collection<String> names) {
    for (String name : names) {
      boolean isOfGroup = groups.stream().anyMatch(group -> name.startsWith(group + "."));
      if (isOfGroup && !settings.contains(name)) {
        throw unknown(name, List.copyOf(settings));
      }
    }
  }

  /**
   * Checks names of environment variables.
   *
   * @throws IllegalArgumentException that says which name was meant
   */
  public void checkVariables(Collection<String> variables) {
    List<String> known = settings.stream().map(ProcessSettings::variable).toList();
    for (String each : variables) {
      String name = ProcessSettings.variable(each);
      boolean isOfGroup =
          groups.stream().anyMatch(group -> name.startsWith(ProcessSettings.variable(group + ".")));
      if (isOfGroup && !known.contains(name)) {
        throw unknown(each, known);
      }
    }
  }

  private static IllegalArgumentException unknown(String name, Collection<String> known) {
    return new IllegalArgumentException(
        "there is no setting "
            + name
            + NearestName.to(name, known)
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse(""));
  }
}
