package dev.daogou.serving.recommend;

import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is told of each item besides its id.
 *
 * @param names fields of {@link ListedItem}
 */
record Fields(Set<String> names) {
  /** What is told where nothing is asked for. */
  static final Fields USUAL =
      new Fields(
          Set.of(
              "item", "score", "reason", "because", "title", "price", "currency", "categoryPath"));

  private static final List<String> ALL =
      List.of(
          "item",
          "score",
          "reason",
          "because",
          "title",
          "price",
          "currency",
          "categoryPath",
          "brand",
          "image",
          "availability",
          "attributes",
          "variantOf");

  /**
   * Reads names separated by commas.
   *
   * @param text null or blank for the usual ones
   * @throws ProblemException when there is no such field
   */
  static Fields parse(String text) {
    if (text == null || text.isBlank()) {
      return USUAL;
    }
    Set<String> names = new LinkedHashSet<>(Arrays.asList(text.strip().split("\\s*,\\s*")));
    if (!ALL.containsAll(names)) {
      throw ProblemException.of(
          ProblemKind.BAD_PARAMETER, "fields must be some of " + String.join(",", ALL));
    }
    return new Fields(names);
  }

  /** The value where the field is told, otherwise null. */
  <T> T when(String name, T value) {
    return names.contains(name) ? value : null;
  }
}
