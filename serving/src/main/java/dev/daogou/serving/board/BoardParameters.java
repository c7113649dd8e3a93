package dev.daogou.serving.board;

import dev.daogou.serving.ops.ProblemException;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters that every question of a board takes. */
public class BoardParameters {
  @Parameter(
      description = "How far back; the step of the points follows from it.",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"5m", "1h", "24h", "7d"},
              defaultValue = "1h"))
  @QueryParam("range")
  @Nullable String range;

  @Parameter(
      description =
          "Views, carts, orders, revenue and what trends, of this category only; any part of a"
              + " category path.",
      example = "Rings")
  @QueryParam("category")
  @Nullable String category;

  @Parameter(
      description = "Figures of recommendations of this placement only.",
      example = "for-you")
  @QueryParam("placement")
  @Nullable String placement;

  @Parameter(description = "Whose shop.", example = "default")
  @QueryParam("tenant")
  @Nullable String tenant;

  /**
   * The question.
   *
   * @throws ProblemException when a parameter is not valid
   */
  BoardQuestion question() {
    return BoardQuestion.of(tenant, range, category, placement);
  }
}
