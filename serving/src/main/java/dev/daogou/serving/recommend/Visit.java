package dev.daogou.serving.recommend;

import dev.daogou.schemas.Ids;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import java.util.Arrays;
import java.util.List;

/**
 * What a shopper looked at in this visit, as the reader knows it.
 *
 * @param items newest first; those beyond what is used are left out
 */
public record Visit(List<String> items) {
  private static final int MOST = 20;

  public Visit {
    items = List.copyOf(items);
  }

  /**
   * Reads item ids separated by commas, as a request parameter.
   *
   * @throws ProblemException when one of them is no id
   */
  public static Visit fromString(String text) {
    List<String> items =
        Arrays.stream(text.split(",", MOST + 1))
            .limit(MOST)
            .map(String::strip)
            .filter(item -> !item.isEmpty())
            .toList();
    if (!items.stream().allMatch(Ids::isValid)) {
      throw ProblemException.of(
          ProblemKind.BAD_PARAMETER, "recent must be ids of items, separated by commas");
    }
    return new Visit(items);
  }
}
