package dev.daogou.serving.collect;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The form of an event in JSON, for the API documentation alone; {@link EventReader} reads it. */
@Schema(
    name = "Event",
    description =
        "One thing that a shopper did: the common fields, and the fields of its type beside them.")
record EventSchema(
    @Schema(
            description = "The same on every retry; made by the server where absent.",
            maxLength = 200,
            examples = "e-1")
        String id,
    @Schema(
            required = true,
            enumeration = {
              "item-view",
              "list-view",
              "list-click",
              "search",
              "cart-add",
              "cart-remove",
              "wish",
              "order-placed",
              "order-reversed",
              "rating",
              "identity-link",
              "guide-turn",
              "other"
            })
        String type,
    @Schema(
            required = true,
            description = "User id, or the anonymous id while nobody has signed in.",
            maxLength = 200,
            examples = "anna")
        String shopper,
    @Schema(
            description = "ISO-8601 with an offset, or epoch milliseconds; now where absent.",
            examples = "2026-03-01T09:30:00Z")
        String time,
    @Schema(description = "Whose shop.", defaultValue = "default") String tenant,
    @Schema(description = "Id of the browser or device.") String anonymousId,
    @Schema(description = "Id of the visit.") String session,
    @Schema(
            enumeration = {"personalize", "count-only"},
            defaultValue = "personalize")
        String consent,
    @Schema(
            enumeration = {"live", "replay", "backfill"},
            defaultValue = "live")
        String origin,
    @Schema(description = "channel, device, locale, url, referrer.") Map<String, String> context,
    @Schema(description = "item-view, list-click, cart-*, wish, rating.", examples = "ring-42")
        String item,
    @Schema(
            description = "list-view (500 at most); order-reversed (absent: the whole order).",
            maxItems = 1000)
        List<String> items,
    @Schema(description = "The list that led here.") String recommendationId,
    @Schema(description = "list-view, list-click.") String placement,
    @Schema(description = "list-click: place in the list, from 0.") Integer position,
    @Schema(description = "search.", maxLength = 500) String query,
    @Schema(description = "search: how many items were found.") Integer results,
    @Schema(description = "cart-add, cart-remove.", minimum = "1", maximum = "1000000")
        Integer quantity,
    @Schema(description = "cart-add: price a piece.", minimum = "0", maximum = "1000000000000")
        Double price,
    @Schema(description = "wish: taken off the list.") Boolean removed,
    @Schema(description = "order-placed, order-reversed.") String order,
    @Schema(description = "order-placed: item, quantity, price.", maxItems = 1000) List<Line> lines,
    @Schema(description = "order-placed: ISO 4217.") String currency,
    @Schema(description = "order-reversed: cancelled, refunded …") String reason,
    @Schema(description = "rating.", minimum = "1", maximum = "5") Float stars,
    @Schema(description = "identity-link: the user's id.") String user,
    @Schema(description = "guide-turn.", maxLength = 2000) String text,
    @Schema(description = "other: the sender's name for it.") String name) {

  /** One item of an order. */
  @Schema(name = "OrderLine", description = "One item of an order.")
  record Line(
      @Schema(required = true) String item,
      @Schema(minimum = "1", maximum = "1000000", defaultValue = "1") Integer quantity,
      @Schema(minimum = "0", maximum = "1000000000000") Double price) {}
}
