package dev.daogou.serving.filter;

import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import java.util.List;

/**
 * Items to be moved up, or down.
 *
 * @param which to whom it applies
 * @param factor of an item's merit, above 1 moves up
 */
public record Boost(ItemFilter which, double factor) {
  private static final int MOST = 10;
  private static final double WEAKEST = 0.01;
  private static final double STRONGEST = 100;
  private static final String FORM =
      "boost must be an expression, a colon and a factor from 0.01 to 100, such as"
          + " brand == \"Aurum\":1.5";

  /**
   * Reads parameters of the form {@code expression:factor}.
   *
   * @throws ProblemException when one has another form, or there are too many
   */
  public static List<Boost> parse(List<String> texts, Filters filters) {
    if (texts.size() > MOST) {
      throw bad("boost may be given at most " + MOST + " times");
    }
    return texts.stream().map(text -> parse(text, filters)).toList();
  }

  private static Boost parse(String text, Filters filters) {
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw bad(FORM);
    }
    return new Boost(
        filters.of("boost", text.substring(0, colon)), factor(text.substring(colon + 1)));
  }

  private static double factor(String text) {
    try {
      double factor = Double.parseDouble(text.strip());
      if (factor >= WEAKEST && factor <= STRONGEST) {
        return factor;
      }
    } catch (NumberFormatException e) {
      // Same answer as for a number out of range.
    }
    throw bad(FORM);
  }

  private static ProblemException bad(String detail) {
    return ProblemException.of(ProblemKind.BAD_PARAMETER, detail);
  }
}
