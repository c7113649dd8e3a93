package dev.daogou.recommender.placements;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A placement of a shop's own, as it is configured.
 *
 * @param name small letters, digits and hyphens; no other placement's
 * @param title what it shows, in a few words
 * @param start a {@link StartingPoint} by its label
 * @param sources weights of {@link PlacementSource}s by their labels
 * @param filters {@link PlacementFilter}s by their labels
 * @param diversity of its arrangement, from 0 to 1
 * @param fill name of the placement that fills it up where its sources bring too little
 */
public record PlacementSettings(
    String name,
    String title,
    String start,
    Map<String, Double> sources,
    List<String> filters,
    double diversity,
    Optional<String> fill) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final int LONGEST = 64;
  private static final Set<PlacementSource> SOURCES =
      EnumSet.complementOf(EnumSet.of(PlacementSource.CANDIDATES, PlacementSource.ASKED));
  private static final Set<PlacementFilter> FILTERS =
      EnumSet.complementOf(EnumSet.of(PlacementFilter.NOT_ASKED));

  public PlacementSettings {
    sources = Map.copyOf(sources);
    filters = List.copyOf(filters);
  }

  /**
   * Makes it.
   *
   * @param others those that it must not be confused with, and may be filled up with
   * @throws IllegalArgumentException when a part of it is not known
   */
  Placement placement(Placements others) {
    check(
        NAME.matcher(name).matches() && name.length() <= LONGEST,
        "its name must be small letters, digits and hyphens, at most " + LONGEST);
    check(
        others.find(name).isEmpty() && !name.equals(Placements.RANK.name()),
        "there is a placement of that name already");
    check(!sources.isEmpty(), "it needs a source: " + labels(SOURCES, PlacementSource::label));
    check(diversity >= 0 && diversity <= 1, "diversity must be a number from 0 to 1");
    Stage blend =
        new Stage(
            named(start, "start", List.of(StartingPoint.values()), StartingPoint::label),
            List.copyOf(weights().keySet()),
            Scorer.BLEND,
            weights(),
            filters.stream()
                .map(each -> named(each, "filter", FILTERS, PlacementFilter::label))
                .collect(Collectors.toSet()));
    List<Stage> stages = new ArrayList<>(List.of(blend));
    fill.map(each -> named(each, "placement to fill it up", others.all(), Placement::name))
        .ifPresent(other -> stages.addAll(other.stages()));
    return new Placement(name, title, stages, List.of(), new Diverse(diversity));
  }

  private Map<PlacementSource, Float> weights() {
    Map<PlacementSource, Float> weights = new EnumMap<>(PlacementSource.class);
    sources.forEach(
        (source, weight) -> {
          check(
              weight > 0 && weight <= Float.MAX_VALUE,
              "the weight of " + source + " must be a number above 0");
          weights.put(
              named(source, "source", SOURCES, PlacementSource::label), weight.floatValue());
        });
    return weights;
  }

  private <T> T named(String wanted, String what, Collection<T> known, Function<T, String> label) {
    return known.stream()
        .filter(each -> label.apply(each).equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    "there is no %s '%s'; there is: %s"
                        .formatted(what, wanted, labels(known, label))));
  }

  private static <T> String labels(Collection<T> known, Function<T, String> label) {
    return known.stream().map(label).collect(Collectors.joining(", "));
  }

  private void check(boolean holds, String otherwise) {
    if (!holds) {
      throw wrong(otherwise);
    }
  }

  private IllegalArgumentException wrong(String why) {
    return new IllegalArgumentException("placement '" + name + "': " + why);
  }
}
