package dev.daogou.serving.recommend;

import dev.daogou.recommender.links.Window;
import dev.daogou.recommender.placements.Placements;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.serving.filter.ItemFilter;
import dev.daogou.serving.ops.Problem;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Orders items that the shop has chosen, for a shopper. */
@Path("/v1/users/{id}/rank")
@Tag(name = "Recommend")
public class RankResource {
  private final Recommendations recommendations;
  private final AnswerJson json;

  RankResource(Recommendations recommendations, AnswerJson json) {
    this.recommendations = recommendations;
    this.json = json;
  }

  /** These items in the order that suits the shopper. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  @Operation(
      operationId = "rank",
      summary = "These items, in the order that suits the shopper",
      description =
          """
          For a category page, a search result, a newsletter. What the shopper's list holds comes \
          first, in its order; the rest follows by what others did around the shopper's recent \
          items and by taste. Items that cannot be had, or that the catalogue does not know, are \
          left out.\
          """)
  @APIResponse(
      responseCode = "200",
      description = "The items, best first.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RecommendationsAnswer.class)))
  @APIResponse(
      responseCode = "400",
      description = "The body or a parameter is not valid.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public byte[] rank(
      @Parameter(description = "Id of the shopper.", example = "anna") @PathParam("id") String id,
      @Parameter(description = "What to tell of each item.", example = "title,price")
          @QueryParam("fields")
          @Nullable String fields,
      @Parameter(description = "Whose shop.", example = "default") @QueryParam("tenant")
          @Nullable String tenant,
      @BeanParam ReceiptParameters receipt,
      @Nullable RankRequest request) {
    ShopperKey shopper = RequestedKeys.shopper(tenant, id);
    ReadRequest wishes = wishes(request, fields);
    return json.of(
        recommendations.read(
            new ShopperRead(shopper, wishes, receipt.receipt(), receipt.longest(), List.of())));
  }

  private static ReadRequest wishes(@Nullable RankRequest request, @Nullable String fields) {
    if (request == null || request.items() == null || request.items().isEmpty()) {
      throw ProblemException.of(
          ProblemKind.UNREADABLE_BODY, "the body must be {\"items\":[\"…\"]} with 1 to 200 ids");
    }
    List<String> items = ReadParameters.ids("items", request.items());
    return new ReadRequest(
        Placements.RANK,
        items.size(),
        ItemFilter.ALL,
        List.of(),
        0,
        Set.of(),
        items,
        null,
        Window.DAY,
        PageToken.first(0),
        Fields.parse(fields),
        String.join("\n", items));
  }
}
