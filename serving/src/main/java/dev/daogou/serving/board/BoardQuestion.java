package dev.daogou.serving.board;

import dev.daogou.schemas.Tenants;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import org.jspecify.annotations.Nullable;

/**
 * What a board is asked for; all who ask the same share one computation.
 *
 * @param category or null for all
 * @param placement or null for all
 */
record BoardQuestion(
    String tenant, BoardRange range, @Nullable String category, @Nullable String placement) {
  private static final int LONGEST = 200;

  /**
   * Reads the parameters of a request.
   *
   * @throws ProblemException where one is not valid
   */
  static BoardQuestion of(
      @Nullable String tenant,
      @Nullable String range,
      @Nullable String category,
      @Nullable String placement) {
    if (tenant != null && !Tenants.isValid(tenant)) {
      throw ProblemException.of(ProblemKind.BAD_PARAMETER, "tenant must be 1 to 64 of [a-z0-9_-]");
    }
    return new BoardQuestion(
        tenant == null ? Tenants.DEFAULT : tenant,
        BoardRange.of(range),
        filter("category", category),
        filter("placement", placement));
  }

  private static @Nullable String filter(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    if (value.length() > LONGEST) {
      throw ProblemException.of(
          ProblemKind.BAD_PARAMETER, name + " must be at most " + LONGEST + " characters");
    }
    return value;
  }
}
