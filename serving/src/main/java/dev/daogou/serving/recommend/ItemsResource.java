package dev.daogou.serving.recommend;

import dev.daogou.recommender.links.Window;
import dev.daogou.recommender.placements.Placement;
import dev.daogou.recommender.placements.Placements;
import dev.daogou.recommender.placements.ShopperContext;
import dev.daogou.schemas.ItemKey;
import dev.daogou.serving.filter.Filters;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Answers what belongs to an item, and what everybody likes, whoever asks. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Recommend")
public class ItemsResource {
  private final ShopItems shelf;
  private final Filters filters;
  private final AnswerJson json;

  ItemsResource(ShopItems shelf, Filters filters, AnswerJson json) {
    this.shelf = shelf;
    this.filters = filters;
    this.json = json;
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
  @APIResponse(responseCode = "400", description = "A parameter is not valid.")
  @APIResponse(responseCode = "404", description = "Nobody has spoken of the item.")
  public byte[] similar(
      @Parameter(description = "Id of the item.", example = "ring-42") @PathParam("id") String id,
      @BeanParam ReadParameters parameters) {
    return around(Placements.SIMILAR_ITEMS, id, parameters);
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
  @APIResponse(responseCode = "400", description = "A parameter is not valid.")
  @APIResponse(responseCode = "404", description = "Nobody has spoken of the item.")
  public byte[] boughtTogether(
      @Parameter(description = "Id of the item.", example = "ring-42") @PathParam("id") String id,
      @BeanParam ReadParameters parameters) {
    return around(Placements.BOUGHT_TOGETHER, id, parameters);
  }

  /** What is popular lately. */
  @GET
  @Path("/trending")
  @RunOnVirtualThread
  @Operation(
      operationId = "trending",
      summary = "What is popular lately",
      description = "Over all, or in a category of any level. Before the first click: what is new.")
  @APIResponseSchema(ItemsAnswer.class)
  @APIResponse(responseCode = "400", description = "A parameter is not valid.")
  public byte[] trending(
      @Parameter(description = "Name of a category of any level.", example = "Rings")
          @QueryParam("category")
          @Nullable String category,
      @Parameter(
              description = "How far back to look: what happened that long ago counts half.",
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {"1h", "24h", "30d"},
                      defaultValue = "24h"))
          @QueryParam("window")
          @DefaultValue("24h")
          WindowParameter window,
      @BeanParam ReadParameters parameters) {
    String tenant = RequestedKeys.tenant(parameters.tenant);
    ReadRequest wishes =
        parameters.wishes(Placements.TRENDING, List.of(), category, window.window(), filters);
    return json.of(
        ItemsAnswer.of(Selection.of(shelf.graph(tenant), wishes, ShopperContext.unknown())));
  }

  private byte[] around(Placement placement, String id, ReadParameters parameters) {
    ItemKey key = RequestedKeys.item(parameters.tenant, id);
    ReadRequest wishes = parameters.wishes(placement, List.of(id), null, Window.DAY, filters);
    shelf.requireKnown(key.tenant(), wishes.items());
    return json.of(
        ItemsAnswer.of(Selection.of(shelf.graph(key.tenant()), wishes, ShopperContext.unknown())));
  }
}
