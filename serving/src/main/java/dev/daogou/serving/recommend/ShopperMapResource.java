package dev.daogou.serving.recommend;

import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.recommender.placements.ShopperContext;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.serving.ops.Problem;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import dev.daogou.serving.projection.PrincipalPlane;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Answers where a shopper stands among the items. */
@Path("/v1/users/{id}/map")
@Tag(name = "Recommend")
public class ShopperMapResource {
  private static final int MOST = 1000;

  private final ShopperLists lists;
  private final ShopItems shelf;
  private final ItemMaps maps;

  ShopperMapResource(ShopperLists lists, ShopItems shelf, ItemMaps maps) {
    this.lists = lists;
    this.shelf = shelf;
    this.maps = maps;
  }

  /** The shopper among the items. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RunOnVirtualThread
  @Operation(
      operationId = "shopperMap",
      summary = "Where a shopper stands among the items",
      description =
          """
          The two vectors behind the shopper's list, and a sample of the items, on the plane on \
          which the items' texts differ most (principal component analysis). The plane is fitted \
          anew when the catalogue has changed by a tenth; its axes keep their directions.\
          """)
  @APIResponse(
      responseCode = "200",
      description = "The map; without a place of the shopper where there is no list yet.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ShopperMapAnswer.class)))
  @APIResponse(
      responseCode = "400",
      description = "A parameter is not valid.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(responseCode = "503", description = "Not ready yet; see Retry-After.")
  public ShopperMapAnswer map(
      @Parameter(description = "Id of the shopper.", example = "anna") @PathParam("id") String id,
      @Parameter(
              description =
                  "Most items in the sample, 0 to 1000; 0 where a reader has them from before.",
              schema = @Schema(type = SchemaType.INTEGER, defaultValue = "300"))
          @QueryParam("limit")
          @DefaultValue("300")
          int limit,
      @Parameter(description = "Whose shop.", example = "default") @QueryParam("tenant")
          @Nullable String tenant) {
    if (limit < 0 || limit > MOST) {
      throw ProblemException.of(ProblemKind.BAD_PARAMETER, "limit must be from 0 to " + MOST);
    }
    ShopperKey shopper = RequestedKeys.shopper(tenant, id);
    ItemGraph graph = shelf.graph(shopper.tenant());
    ShopperContext known = known(shopper);
    return maps.of(shopper.tenant(), graph.space())
        .map(map -> answer(shopper, graph, map, known, limit))
        .orElseGet(
            () ->
                new ShopperMapAnswer(
                    shopper.shopper(), 0, List.of(), null, null, List.of(), List.of()));
  }

  private ShopperContext known(ShopperKey shopper) {
    return switch (lists.find(shopper)) {
      case Lookup.Found found -> ListContext.of(found.list());
      case Lookup.Absent absent -> ShopperContext.unknown();
      case Lookup.NotReady notReady ->
          throw ProblemException.retryAfter(
              Duration.ofSeconds(1), ProblemKind.NOT_READY, notReady.why(), List.of());
    };
  }

  private static ShopperMapAnswer answer(
      ShopperKey shopper, ItemGraph graph, ItemMap map, ShopperContext known, int limit) {
    PrincipalPlane plane = map.plane();
    return new ShopperMapAnswer(
        shopper.shopper(),
        map.fit(),
        List.of(plane.acrossShare(), plane.upShare()),
        place(plane, known.shortContent(graph.space())),
        place(plane, known.longContent(graph.space())),
        known.recent().stream()
            .flatMap(item -> map.spot(graph.space(), item).stream())
            .map(ShopperMapResource::spot)
            .toList(),
        map.items().stream().limit(limit).map(ShopperMapResource::spot).toList());
  }

  private static ShopperMapAnswer.@Nullable Place place(
      PrincipalPlane plane, Optional<float[]> content) {
    return content
        .map(plane::place)
        .map(place -> new ShopperMapAnswer.Place(place.x(), place.y()))
        .orElse(null);
  }

  private static ShopperMapAnswer.Spot spot(ItemMap.Spot spot) {
    return new ShopperMapAnswer.Spot(spot.item(), spot.category(), spot.x(), spot.y());
  }
}
