package dev.daogou.recommender.placements;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A part of a placement. The stages of a placement follow each other: the items of the second come
 * where the first leaves room, and so on.
 *
 * @param start what the sources look around
 * @param bringing sources whose items may be shown
 * @param scorer how they are put into order
 * @param weights of the sources that have a say in the order, where it is a blend
 * @param filters what is not shown, by this stage and those after it
 */
public record Stage(
    StartingPoint start,
    List<PlacementSource> bringing,
    Scorer scorer,
    Map<PlacementSource, Float> weights,
    Set<PlacementFilter> filters) {

  public Stage {
    bringing = List.copyOf(bringing);
    weights = Map.copyOf(weights);
    filters = Set.copyOf(filters);
  }

  /** The items of one source, in its own order. */
  static Stage inOrder(StartingPoint start, PlacementSource source) {
    return new Stage(start, List.of(source), Scorer.OWN_ORDER, Map.of(), Set.of());
  }

  /** The scored candidates of all sources. */
  static Stage ranked(StartingPoint start) {
    List<PlacementSource> candidates = List.of(PlacementSource.CANDIDATES);
    return new Stage(start, candidates, Scorer.MODEL, Map.of(), Set.of());
  }

  /** The items of several sources, blended with the usual weights. */
  static Stage blend(StartingPoint start, PlacementSource... sources) {
    return new Stage(start, List.of(sources), Scorer.BLEND, usual(sources), Set.of());
  }

  /** The items of one source, ordered by what others say of them. */
  static Stage sorted(StartingPoint start, PlacementSource source, PlacementSource... by) {
    return new Stage(start, List.of(source), Scorer.BLEND, usual(by), Set.of());
  }

  private static Map<PlacementSource, Float> usual(PlacementSource... sources) {
    Map<PlacementSource, Float> weights = new EnumMap<>(PlacementSource.class);
    Arrays.stream(sources).forEach(source -> weights.put(source, source.weight()));
    return weights;
  }

  /** The same, where a further source has a say in the order, but brings nothing. */
  Stage heeding(PlacementSource source) {
    return weighing(source, source.weight());
  }

  /** The same with another weight than the usual one. */
  Stage weighing(PlacementSource source, float weight) {
    Map<PlacementSource, Float> all = new EnumMap<>(PlacementSource.class);
    all.putAll(weights);
    all.put(source, weight);
    return new Stage(start, bringing, scorer, all, filters);
  }

  /** The same without what the filters name. */
  Stage without(PlacementFilter... more) {
    Set<PlacementFilter> all = new LinkedHashSet<>(filters);
    all.addAll(List.of(more));
    return new Stage(start, bringing, scorer, weights, all);
  }

  /** The source that brings all items, but has no say in their order: it tells equals apart. */
  Optional<PlacementSource> orderedBy() {
    return bringing.stream().filter(source -> !weights.containsKey(source)).findFirst();
  }
}
