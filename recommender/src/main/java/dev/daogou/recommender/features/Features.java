package dev.daogou.recommender.features;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The list of all features that the program can work out: one line a group. */
public final class Features {
  private static final List<FeatureGroup> GROUPS =
      List.of(
          new AttentionFeatures(),
          new SourceFeatures(),
          new SessionFeatures(),
          new CosineFeatures(),
          new StandingFeatures(),
          new OwnItemFeatures(),
          new CardFeatures(),
          new ShopperFeatures(),
          new TimeFeatures(),
          new ContextFeatures());

  private static final List<Feature> ALL = numbered();
  private static final Map<String, Feature> BY_NAME = byName();
  private static final List<String> USUAL =
      GROUPS.stream()
          .filter(FeatureGroup::isUsual)
          .flatMap(group -> group.features().stream())
          .map(Feature::name)
          .toList();

  private Features() {}

  /** Names of those that a newly trained model asks for, in order. */
  public static List<String> usual() {
    return USUAL;
  }

  /** Every name under which a model may ask for a feature, aliases too. */
  public static Set<String> names() {
    return BY_NAME.keySet();
  }

  /** The feature of that name or alias. */
  public static Optional<Feature> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  static List<FeatureGroup> groups() {
    return GROUPS;
  }

  static int count() {
    return ALL.size();
  }

  /** Gives each its number, which this class has done once it is loaded. */
  static void number() {
    if (ALL.isEmpty()) {
      throw new IllegalStateException("there are no features");
    }
  }

  private static List<Feature> numbered() {
    List<Feature> all = new ArrayList<>();
    GROUPS.forEach(group -> all.addAll(group.features()));
    for (int i = 0; i < all.size(); i++) {
      all.get(i).number(i);
    }
    return List.copyOf(all);
  }

  private static Map<String, Feature> byName() {
    Map<String, Feature> byName = new HashMap<>();
    for (Feature feature : ALL) {
      add(feature.name(), feature, byName);
      feature.aliases().forEach(alias -> add(alias, feature, byName));
    }
    return Map.copyOf(byName);
  }

  private static void add(String name, Feature feature, Map<String, Feature> byName) {
    if (byName.put(name, feature) != null) {
      throw new IllegalStateException("two features are named " + name);
    }
  }
}
