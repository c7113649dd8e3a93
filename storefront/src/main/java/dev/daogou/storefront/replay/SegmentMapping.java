package dev.daogou.storefront.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.CartRemove;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ListClick;
import dev.daogou.schemas.ListView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.Other;
import dev.daogou.schemas.Rating;
import dev.daogou.schemas.Search;
import dev.daogou.schemas.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Segment's event names, those of version 1 too, as payloads; unknown names become Other. */
final class SegmentMapping {
  private SegmentMapping() {}

  /** A payload, or what is missing for it. */
  sealed interface Mapped {
    record Payload(Object payload) implements Mapped {}

    record Malformed(String what) implements Mapped {}
  }

  static Mapped map(String name, JsonNode properties) {
    if (name.isBlank()) {
      return new Mapped.Malformed("event has no name");
    }
    Properties p = new Properties(name, properties);
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "product viewed", "viewed product" ->
          p.withItem(item -> new ItemView(item, p.recommendation()));
      case "product clicked", "clicked product" ->
          p.withItem(item -> new ListClick(item, p.placement(), p.position(), p.recommendation()));
      case "product list viewed", "viewed product category", "viewed product list" ->
          p.withProducts(
              items -> new ListView(p.placementOr("list"), p.recommendation(), ids(items)));
      case "products searched", "searched products" -> search(properties);
      case "product added", "added product", "wishlist product added to cart" ->
          p.withItem(item -> new CartAdd(item, p.quantity(), p.price(), p.recommendation()));
      case "product removed", "removed product" ->
          p.withItem(item -> new CartRemove(item, p.quantity()));
      case "product added to wishlist" -> p.withItem(item -> new Wish(item, false));
      case "product removed from wishlist" -> p.withItem(item -> new Wish(item, true));
      case "order completed", "completed order" -> order(p);
      case "order refunded" -> reversal(p, "refunded");
      case "order cancelled" -> reversal(p, "cancelled");
      case "product reviewed" -> review(p, properties);
      default -> new Mapped.Payload(new Other(name.strip()));
    };
  }

  private static Mapped search(JsonNode properties) {
    String query = properties.path("query").asText("").strip();
    return query.isEmpty()
        ? new Mapped.Malformed("Products Searched has no query")
        : new Mapped.Payload(new Search(query, null));
  }

  private static Mapped order(Properties p) {
    return p.withOrder(
        order ->
            p.withProducts(
                products -> {
                  List<OrderLine> lines = new ArrayList<>();
                  for (Properties product : products) {
                    lines.add(new OrderLine(product.item(), product.quantity(), product.price()));
                  }
                  return new OrderPlaced(order, lines, p.text("currency"));
                }));
  }

  private static Mapped reversal(Properties p, String reason) {
    return p.withOrder(
        order -> new Mapped.Payload(new OrderReversed(order, ids(p.products()), reason)));
  }

  private static Mapped review(Properties p, JsonNode properties) {
    double stars = properties.path("rating").asDouble(0);
    return stars >= 1 && stars <= 5
        ? p.withItem(item -> new Rating(item, (float) stars))
        : new Mapped.Malformed("Product Reviewed needs a rating from 1 to 5");
  }

  private static List<String> ids(List<Properties> products) {
    return products.stream().map(Properties::item).toList();
  }
}
