package dev.daogou.serving.recommend;

import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;

/** How many items a reader asks for. */
public record Limit(int items) {
  /** As long as a list can be. */
  static final int MOST = 50;

  /**
   * Reads a request parameter.
   *
   * @throws ProblemException when it is no number from 1 to 50
   */
  public static Limit fromString(String text) {
    try {
      int items = Integer.parseInt(text);
      if (items >= 1 && items <= MOST) {
        return new Limit(items);
      }
    } catch (NumberFormatException e) {
      // Same answer as for a number out of range.
    }
    throw ProblemException.of(
        ProblemKind.BAD_PARAMETER, "limit must be a number from 1 to " + MOST);
  }
}
