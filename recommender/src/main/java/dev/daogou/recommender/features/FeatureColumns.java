package dev.daogou.recommender.features;

import java.util.Arrays;
import java.util.List;

/** Which features a model asks for, each in the column where the model expects it. */
public final class FeatureColumns {
  static final int NONE = -1;

  private final List<String> names;
  private final int[] columns = new int[Features.count()];
  private final List<FeatureGroup> groups;

  private FeatureColumns(List<String> names) {
    this.names = List.copyOf(names);
    Arrays.fill(columns, NONE);
    for (int column = 0; column < names.size(); column++) {
      columns[feature(names.get(column)).ordinal()] = column;
    }
    this.groups =
        Features.groups().stream()
            .filter(group -> group.features().stream().anyMatch(each -> column(each) != NONE))
            .toList();
  }

  /**
   * In the order of a manifest.
   *
   * @throws IllegalArgumentException where a name is none of {@link Features#names()}
   */
  public static FeatureColumns of(List<String> names) {
    return new FeatureColumns(names);
  }

  private static Feature feature(String name) {
    return Features.named(name)
        .orElseThrow(() -> new IllegalArgumentException("there is no feature " + name));
  }

  /** As the model names them, in its order. */
  public List<String> names() {
    return names;
  }

  /** How many. */
  public int width() {
    return names.size();
  }

  /** Where the model expects a feature, or {@link #NONE}. */
  int column(Feature feature) {
    return columns[feature.ordinal()];
  }

  /** The groups of which anything is asked for. */
  List<FeatureGroup> groups() {
    return groups;
  }
}
