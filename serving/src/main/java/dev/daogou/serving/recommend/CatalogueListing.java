package dev.daogou.serving.recommend;

import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.links.ItemGraph;
import dev.daogou.serving.ops.ProblemException;
import dev.daogou.serving.ops.ProblemKind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tells which items the catalogue has. */
@Path("/v1/catalogue")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Collect")
public class CatalogueListing {
  private static final int MOST = 10_000;

  private final ShopItems shelf;

  CatalogueListing(ShopItems shelf) {
    this.shelf = shelf;
  }

  /**
   * A page of ids.
   *
   * @param items in order
   * @param next what to present as {@code after} for the next page; null on the last
   */
  @Schema(name = "CatalogueIds", description = "Ids of items, in order.")
  public record Ids(
      @Schema(examples = "[\"ring-1\", \"ring-2\"]") List<String> items,
      @Schema(description = "Present it as after for the next page; null on the last.")
          @Nullable String next) {}

  /** Ids of the items in the catalogue, available or not. */
  @GET
  @RunOnVirtualThread
  @Operation(
      operationId = "listItems",
      summary = "Ids of all items in the catalogue",
      description = "In order, page by page; also of items that are not available.")
  @APIResponseSchema(Ids.class)
  public Ids list(
      @Parameter(description = "The id with which the page before ended.") @QueryParam("after")
          @Nullable String after,
      @Parameter(description = "Most ids in the answer, 1 to 10000.")
          @QueryParam("limit")
          @DefaultValue("1000")
          int limit,
      @Parameter(description = "Whose shop.") @QueryParam("tenant") @Nullable String tenant) {
    if (limit < 1 || limit > MOST) {
      throw ProblemException.of(
          ProblemKind.BAD_PARAMETER, "limit must be a number from 1 to " + MOST);
    }
    String from = after == null ? "" : after;
    List<String> page =
        shelf
            .of(RequestedKeys.tenant(tenant))
            .map(ItemGraph::space)
            .map(space -> page(space, from, limit))
            .orElse(List.of());
    return new Ids(page, page.size() == limit ? page.getLast() : null);
  }

  /** The smallest ids after the one given, without sorting them all for every page. */
  private static List<String> page(ItemSpace space, @Nullable String after, int limit) {
    var smallest = new PriorityQueue<String>(Comparator.reverseOrder());
    for (int slot = 0; slot < space.size(); slot++) {
      String item = space.item(slot);
      if (space.card(slot) != null && item.compareTo(after) > 0) {
        smallest.add(item);
        if (smallest.size() > limit) {
          smallest.poll();
        }
      }
    }
    List<String> page = new ArrayList<>(smallest);
    page.sort(null);
    return page;
  }
}
