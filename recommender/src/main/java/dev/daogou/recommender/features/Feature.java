package dev.daogou.recommender.features;

import java.util.List;

/**
 * A number that describes a candidate, or the shopper whom it is for. Models ask for it by name;
 * {@link Features} has them all. Stands in the file of its {@link FeatureGroup}.
 */
public final class Feature {
  private static final int NOT_NUMBERED = -1;

  private final String name;
  private final List<String> aliases;
  private int ordinal = NOT_NUMBERED;

  private Feature(String name, List<String> aliases) {
    this.name = name;
    this.aliases = aliases;
  }

  /**
   * @param name in manifests, for good
   * @param aliases under which models of earlier times ask for it
   */
  static Feature of(String name, String... aliases) {
    return new Feature(name, List.of(aliases));
  }

  /** Name in manifests. */
  public String name() {
    return name;
  }

  /** Other names under which models may ask for it. */
  public List<String> aliases() {
    return aliases;
  }

  /** Place among all of them, from 0. */
  int ordinal() {
    if (ordinal == NOT_NUMBERED) {
      Features.number();
    }
    return ordinal;
  }

  void number(int place) {
    ordinal = place;
  }

  @Override
  public String toString() {
    return name;
  }
}
