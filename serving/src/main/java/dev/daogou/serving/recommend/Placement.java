package dev.daogou.serving.recommend;

import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a list is to be shown. */
public enum Placement {
  /** The shopper's list. */
  FOR_YOU,
  /** Items like one, or like the newest that the shopper looked at. */
  SIMILAR,
  /** What others ordered with an item, or with the newest that the shopper looked at. */
  BOUGHT_TOGETHER,
  /** What goes with the cart. */
  CART,
  /** What is popular lately. */
  TRENDING,
  /** What the shopper looked at, newest first. */
  RECENTLY_VIEWED,
  /** What the shopper bought and may need again. */
  BUY_AGAIN,
  /** What is new to the catalogue, nearest to the shopper's taste first. */
  NEW_FOR_YOU,
  /** Items that the reader brings, ordered for the shopper; not for GET. */
  RANK;

  /** Name in requests and answers. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Stream<Placement> readable() {
    return Arrays.stream(values()).filter(each -> each != RANK);
  }

  /**
   * Reads a request parameter.
   *
   * @throws ProblemException when there is no such placement
   */
  public static Placement fromString(String text) {
    return readable()
        .filter(each -> each.label().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.of(
                    ProblemKind.BAD_PARAMETER,
                    "placement must be one of "
                        + readable().map(Placement::label).collect(Collectors.joining(", "))));
  }
}
