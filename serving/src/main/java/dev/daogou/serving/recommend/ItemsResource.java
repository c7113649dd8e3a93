package dev.daogou.serving.recommend;

import dev.daogou.catalogue.ItemSpace;
import dev.daogou.items.ItemGraph;
import dev.daogou.schemas.ItemKey;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers what belongs to an item, and what everybody likes. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Recommend")
public class ItemsResource {
  private static final String LIMIT = "Most items in the answer, 1 to 50.";

  private final Shelf shelf;

  ItemsResource(Shelf shelf) {
    this.shelf = shelf;
  }

  /** Items like this one. */
  @GET
  @Path("/items/{id}/similar")
  @RunOnVirtualThread
  @Operation(
      operationId = "similarItems",
      summary = "Items like this one",
      description = "Alike by their texts, and seen by others around it.")
  @APIResponseSchema(ItemsAnswer.class)
  @APIResponse(responseCode = "404", description = "Nobody has spoken of the item.")
  public ItemsAnswer similar(
      @Parameter(description = "Id of the item.", example = "ring-42") @PathParam("id") String id,
      @Parameter(
              description = LIMIT,
              schema = @Schema(type = SchemaType.INTEGER, defaultValue = "20"))
          @QueryParam("limit")
          @DefaultValue("20")
          Limit limit,
      @Parameter(description = "Whose shop.") @QueryParam("tenant") String tenant) {
    return new ItemsAnswer(around(RequestedKeys.item(tenant, id)).similar(limit.items()));
  }

  /** Items bought together with this one. */
  @GET
  @Path("/items/{id}/bought-together")
  @RunOnVirtualThread
  @Operation(
      operationId = "boughtTogether",
      summary = "Items bought together with this one",
      description = "By their share in the orders that hold it.")
  @APIResponseSchema(ItemsAnswer.class)
  @APIResponse(responseCode = "404", description = "Nobody has spoken of the item.")
  public ItemsAnswer boughtTogether(
      @Parameter(description = "Id of the item.", example = "ring-42") @PathParam("id") String id,
      @Parameter(
              description = LIMIT,
              schema = @Schema(type = SchemaType.INTEGER, defaultValue = "20"))
          @QueryParam("limit")
          @DefaultValue("20")
          Limit limit,
      @Parameter(description = "Whose shop.") @QueryParam("tenant") String tenant) {
    return new ItemsAnswer(around(RequestedKeys.item(tenant, id)).boughtTogether(limit.items()));
  }

  /** What is popular just now. */
  @GET
  @Path("/trending")
  @RunOnVirtualThread
  @Operation(
      operationId = "trending",
      summary = "What is popular just now",
      description = "Over all, or in a category of any level. Before the first click: what is new.")
  @APIResponseSchema(ItemsAnswer.class)
  public ItemsAnswer trending(
      @Parameter(description = "Name of a category of any level.", example = "Rings")
          @QueryParam("category")
          String category,
      @Parameter(
              description = LIMIT,
              schema = @Schema(type = SchemaType.INTEGER, defaultValue = "20"))
          @QueryParam("limit")
          @DefaultValue("20")
          Limit limit,
      @Parameter(description = "Whose shop.") @QueryParam("tenant") String tenant) {
    return new ItemsAnswer(shelf.trending(RequestedKeys.tenant(tenant), category, limit.items()));
  }

  private ItemNeighbourhood around(ItemKey key) {
    ItemGraph graph = shelf.of(key.tenant()).orElseThrow(() -> unknown(key));
    int slot = graph.space().slot(key.item());
    if (slot == ItemSpace.UNKNOWN) {
      throw unknown(key);
    }
    return new ItemNeighbourhood(graph, slot);
  }

  private static ProblemException unknown(ItemKey key) {
    return ProblemException.of(
        ProblemKind.NOT_FOUND, "neither the catalogue nor an event names the item " + key.item());
  }
}
