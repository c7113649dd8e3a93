package dev.daogou.serving.recommend;

import dev.daogou.schemas.ShopperKey;
import dev.daogou.serving.ops.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers what to show a shopper now. */
@Path("/v1/users/{id}/recommendations")
@Tag(name = "Recommend", description = "What to show, to whom, and why.")
public class RecommendationsResource {
  private final Recommendations recommendations;

  RecommendationsResource(Recommendations recommendations) {
    this.recommendations = recommendations;
  }

  /** The shopper's newest list. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  @Operation(
      operationId = "recommendations",
      summary = "What to show a shopper now",
      description =
          """
          The newest list of the shopper, best first. Where there is none, or none can be had, the \
          items of the visit (`recent`) decide, at level `session-only`; where they are not known \
          either, what everybody likes, at level `trending`. With a receipt from `POST /v1/events` the answer \
          waits, briefly, for a list that reflects that event, and says in `receipt.covered` \
          whether it does.""")
  @APIResponse(
      responseCode = "200",
      description = "What to show.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RecommendationsAnswer.class)))
  @APIResponse(
      responseCode = "400",
      description = "A parameter is not valid.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "503",
      description = "Neither the list nor what everybody likes is ready; see Retry-After.")
  public RecommendationsAnswer read(
      @Parameter(description = "Id of the shopper.", example = "anna") @PathParam("id") String id,
      @Parameter(
              description = "Where the list is to be shown.",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {"for-you", "recently-viewed"},
                      defaultValue = "for-you"))
          @QueryParam("placement")
          @DefaultValue("for-you")
          Placement placement,
      @Parameter(
              description = "Most items in the answer.",
              schema =
                  @Schema(
                      type = SchemaType.INTEGER,
                      minimum = "1",
                      maximum = "50",
                      defaultValue = "20"))
          @QueryParam("limit")
          @DefaultValue("20")
          Limit limit,
      @Parameter(
              description = "Receipt of an event that the list shall reflect.",
              example = "2-1041",
              schema = @Schema(type = SchemaType.STRING))
          @QueryParam("receipt")
          Receipt receipt,
      @Parameter(description = "Whose shop.", example = "default") @QueryParam("tenant")
          String tenant,
      @Parameter(
              description =
                  "Items that the shopper looked at in this visit, newest first, separated by"
                      + " commas; used where there is no list of the shopper.",
              example = "ring-7,ring-42",
              schema = @Schema(type = SchemaType.STRING))
          @QueryParam("recent")
          @DefaultValue("")
          Visit visit) {
    ShopperKey shopper = RequestedKeys.shopper(tenant, id);
    return recommendations.read(shopper, placement, limit.items(), receipt, visit.items());
  }
}
