package dev.daogou.serving.recommend;

import dev.daogou.schemas.ShopperKey;
import dev.daogou.serving.filter.Filters;
import dev.daogou.serving.ops.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Answers what to show a shopper now. */
@Path("/v1/users/{id}/recommendations")
@Tag(name = "Recommend", description = "What to show, to whom, and why.")
public class RecommendationsResource {
  private final Recommendations recommendations;
  private final Filters filters;
  private final ShopItems shelf;
  private final AnswerJson json;
  private final ShopPlacements placements;

  RecommendationsResource(
      Recommendations recommendations,
      Filters filters,
      ShopItems shelf,
      AnswerJson json,
      ShopPlacements placements) {
    this.recommendations = recommendations;
    this.filters = filters;
    this.shelf = shelf;
    this.json = json;
    this.placements = placements;
  }

  /**
   * The shopper's newest list. {@link ReadRoutes} answers most requests before they come here, with
   * the same.
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  @Operation(
      operationId = "recommendations",
      summary = "What to show a shopper now",
      description =
          """
          The items for a place in the shop, best first. Where the shopper has no list, or none can \
          be had, the items of the visit (`recent`) decide, at level `session-only`; where they are \
          not known either, what everybody likes, at level `trending`. With a receipt from \
          `POST /v1/events` the answer waits, briefly, until it reflects that event, and says in \
          `receipt.covered` \
          whether it does.\
          """)
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
  @APIResponse(responseCode = "404", description = "Nobody has spoken of an item that is named.")
  @APIResponse(
      responseCode = "503",
      description = "Neither the list nor what everybody likes is ready; see Retry-After.")
  public byte[] read(
      @Parameter(description = "Id of the shopper.", example = "anna") @PathParam("id") String id,
      @Parameter(
              description =
                  "Where the items are to be shown: for-you, similar, bought-together, cart,"
                      + " trending, recently-viewed, buy-again, new-for-you, or a placement of the"
                      + " shop's own, as `daogou.placements` configures it.",
              schema = @Schema(type = SchemaType.STRING, defaultValue = "for-you"))
          @QueryParam("placement")
          @DefaultValue("for-you")
          String placement,
      @Parameter(
              description =
                  "Items around which others are looked for, by the placements similar,"
                      + " bought-together and cart; usually the newest that the shopper looked at,"
                      + " or the cart. May be given often.")
          @QueryParam("item")
          List<String> items,
      @Parameter(
              description = "Category, of any level, for trending and new-for-you.",
              example = "Rings")
          @QueryParam("category")
          @Nullable String category,
      @Parameter(
              description = "How far back trending looks.",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {"1h", "24h", "30d"},
                      defaultValue = "24h"))
          @QueryParam("window")
          @DefaultValue("24h")
          WindowParameter window,
      @BeanParam ReadParameters parameters,
      @BeanParam ReceiptParameters receipt,
      @Parameter(
              description =
                  "Items that the shopper looked at in this visit, newest first, separated by"
                      + " commas; used where there is no list of the shopper.",
              example = "ring-7,ring-42",
              schema = @Schema(type = SchemaType.STRING))
          @QueryParam("recent")
          @DefaultValue("")
          Visit visit) {
    ShopperKey shopper = RequestedKeys.shopper(parameters.tenant, id);
    ReadRequest wishes =
        parameters.wishes(placements.named(placement), items, category, window.window(), filters);
    shelf.requireKnown(shopper.tenant(), wishes.items());
    return json.of(
        recommendations.read(
            new ShopperRead(shopper, wishes, receipt.receipt(), receipt.longest(), visit.items())));
  }
}
