package dev.daogou.serving.recommend;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A shopper among the items, as JSON.
 *
 * @param fit number of the plane; places of different fits are not to be compared
 * @param axes part of the items' variance along the first axis and the second; empty where there
 *     are too few items for a plane
 * @param shortTerm absent where nothing is known of the shopper, as what follows
 */
@Schema(name = "ShopperMap", description = "A shopper among a sample of the items, on a plane.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShopperMapAnswer(
    @Schema(examples = "anna") String shopper,
    @Schema(
            examples = "1",
            description = "Number of the plane; it rises when the plane is fitted anew.")
        int fit,
    @Schema(
            examples = "[0.31, 0.22]",
            description = "How much of the items' variance the two axes explain.")
        List<Double> axes,
    @Schema(description = "Where the shopper's interest of the moment lies.")
        @Nullable Place shortTerm,
    @Schema(description = "Where the shopper's lasting taste lies.") @Nullable Place longTerm,
    @Schema(description = "The shopper's items on which the list stands, newest first.")
        List<Spot> recent,
    @Schema(description = "A sample of the items that can be had.") List<Spot> items) {

  /** A place on the plane. */
  @Schema(name = "MapPlace", description = "A place on the plane.")
  public record Place(@Schema(examples = "0.12") double x, @Schema(examples = "-0.31") double y) {}

  /** An item on the plane. */
  @Schema(name = "MapSpot", description = "An item on the plane.")
  public record Spot(
      @Schema(examples = "ring-42") String item,
      @Schema(examples = "Rings") String category,
      @Schema(examples = "0.2") double x,
      @Schema(examples = "-0.3") double y) {}
}
