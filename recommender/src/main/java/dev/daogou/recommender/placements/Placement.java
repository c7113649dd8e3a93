package dev.daogou.recommender.placements;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A place in a shop where items are shown, as a recipe.
 *
 * @param name in requests and answers
 * @param title what it shows, in a few words
 * @param stages where the items come from, in which order, and what is left out; each stage fills
 *     up what those before it leave
 * @param otherwise stages in place of these where there is nothing to start from
 * @param arrangement of the ranked items, where the reader asks for no other
 */
public record Placement(
    String name, String title, List<Stage> stages, List<Stage> otherwise, Arrangement arrangement) {

  public Placement {
    stages = List.copyOf(stages);
    otherwise = List.copyOf(otherwise);
  }

  /** Whether items of that source may be shown. */
  public boolean shows(PlacementSource source) {
    return Stream.concat(stages.stream(), otherwise.stream())
        .anyMatch(stage -> stage.bringing().contains(source));
  }

  static Placement of(String name, String title, Stage... stages) {
    return new Placement(name, title, List.of(stages), List.of(), Arrangement.AS_RANKED);
  }

  /** The same, filled up with what another placement shows. */
  Placement then(Placement other) {
    List<Stage> all = new ArrayList<>(stages);
    all.addAll(other.stages());
    return new Placement(name, title, all, otherwise, arrangement);
  }

  /** The same, with another's items where there is nothing to start from. */
  Placement otherwise(Placement other) {
    return new Placement(name, title, stages, other.stages(), arrangement);
  }

  /** The same, arranged in another way. */
  Placement arranged(Arrangement other) {
    return new Placement(name, title, stages, otherwise, other);
  }
}
