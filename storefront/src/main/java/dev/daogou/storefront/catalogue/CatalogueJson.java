package dev.daogou.storefront.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Items as {@code POST /v1/catalogue} takes them. */
public final class CatalogueJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CatalogueJson() {}

  /** One item: English texts with the Chinese ones as a translation. */
  public static ObjectNode of(ShopItem item) {
    ObjectNode node = JSON.createObjectNode();
    node.put("item", item.id());
    node.put("title", item.title().en());
    node.put("description", item.description().en());
    node.put("language", "en");
    ObjectNode chinese = node.putObject("translations").putObject("zh");
    chinese.put("title", item.title().zh());
    chinese.put("description", item.description().zh());
    item.categoryPath().forEach(node.putArray("categoryPath")::add);
    node.put("brand", item.brand());
    node.put("price", item.price());
    node.put("currency", ShopItem.CURRENCY);
    ObjectNode attributes = node.putObject("attributes");
    item.attributes().forEach(attributes::put);
    node.put("availability", "in-stock");
    return node;
  }
}
