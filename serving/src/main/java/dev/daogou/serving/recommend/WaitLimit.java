package dev.daogou.serving.recommend;

import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import java.time.Duration;

/** How long a reader is ready to wait for a receipt. */
public record WaitLimit(Duration longest) {
  private static final int MOST_MILLIS = 2_000;

  /**
   * Reads a request parameter in milliseconds.
   *
   * @throws ProblemException when it is no number from 0 to 2000
   */
  public static WaitLimit fromString(String text) {
    try {
      int millis = Integer.parseInt(text);
      if (millis >= 0 && millis <= MOST_MILLIS) {
        return new WaitLimit(Duration.ofMillis(millis));
      }
    } catch (NumberFormatException e) {
      // Same answer as for a number out of range.
    }
    throw ProblemException.of(
        ProblemKind.BAD_PARAMETER, "waitMs must be a number from 0 to " + MOST_MILLIS);
  }
}
