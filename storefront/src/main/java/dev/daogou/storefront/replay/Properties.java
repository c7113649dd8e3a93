package dev.daogou.storefront.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.schemas.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The properties of a Segment call, or of one product in it.
 *
 * @param event name of the call, for messages
 */
record Properties(String event, JsonNode json) {

  /** The product's id: product_id, or sku, or id; empty where there is none. */
  String item() {
    for (String name : List.of("product_id", "productId", "sku", "id")) {
      String id = json.path(name).asText("");
      if (Ids.isValid(id)) {
        return id;
      }
    }
    return "";
  }

  /** The products that have an id. */
  List<Properties> products() {
    List<Properties> products = new ArrayList<>();
    for (JsonNode product : json.path("products")) {
      Properties each = new Properties(event, product);
      if (!each.item().isEmpty()) {
        products.add(each);
      }
    }
    return products;
  }

  int quantity() {
    return Math.max(1, json.path("quantity").asInt(1));
  }

  /** Price a piece, or null. */
  Double price() {
    double price = json.path("price").asDouble(Double.NaN);
    return Double.isFinite(price) && price >= 0 ? price : null;
  }

  Integer position() {
    return json.path("position").canConvertToInt() ? json.path("position").asInt() : null;
  }

  String recommendation() {
    return text("recommendation_id");
  }

  String placement() {
    return text("list_id");
  }

  String placementOr(String otherwise) {
    String list = text("list_id");
    String category = text("category");
    return list != null ? list : category != null ? category : otherwise;
  }

  /** A property as text, or null. */
  String text(String name) {
    String text = json.path(name).asText("");
    return text.isEmpty() || json.path(name).isNull() ? null : text;
  }

  SegmentMapping.Mapped withItem(Function<String, Object> payload) {
    return item().isEmpty()
        ? new SegmentMapping.Mapped.Malformed(event + " has no product_id")
        : new SegmentMapping.Mapped.Payload(payload.apply(item()));
  }

  SegmentMapping.Mapped withProducts(Function<List<Properties>, Object> payload) {
    return products().isEmpty()
        ? new SegmentMapping.Mapped.Malformed(event + " has no products with a product_id")
        : new SegmentMapping.Mapped.Payload(payload.apply(products()));
  }

  SegmentMapping.Mapped withOrder(Function<String, SegmentMapping.Mapped> mapped) {
    String order = text("order_id");
    String old = order != null ? order : text("orderId");
    return Ids.isValid(old)
        ? mapped.apply(old)
        : new SegmentMapping.Mapped.Malformed(event + " has no order_id");
  }
}
