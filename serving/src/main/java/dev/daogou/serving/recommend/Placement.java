package dev.daogou.serving.recommend;

import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where a list is to be shown. */
public enum Placement {
  /** The shopper's list. */
  FOR_YOU,
  /** What the shopper looked at, newest first. */
  RECENTLY_VIEWED;

  /** Name in requests and answers. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads a request parameter.
   *
   * @throws ProblemException when there is no such placement
   */
  public static Placement fromString(String text) {
    return Arrays.stream(values())
        .filter(each -> each.label().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.of(
                    ProblemKind.BAD_PARAMETER,
                    "placement must be one of "
                        + Arrays.stream(values())
                            .map(Placement::label)
                            .collect(Collectors.joining(", "))));
  }
}
