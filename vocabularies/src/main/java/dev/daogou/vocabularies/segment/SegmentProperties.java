package dev.daogou.vocabularies.segment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.schemas.Ids;
import dev.daogou.vocabularies.Fields;
import dev.daogou.vocabularies.Product;
import dev.daogou.vocabularies.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a Segment call tells.
 *
 * @param properties of the event
 * @param linkedUser the user whom an identify or alias call ties to an anonymous id
 */
record SegmentProperties(String name, Fields properties, Optional<String> linkedUser)
    implements Told {

  @Override
  public String productField() {
    return "product_id";
  }

  @Override
  public String orderField() {
    return "order_id";
  }

  @Override
  public String queryField() {
    return "query";
  }

  @Override
  public Optional<Product> ownProduct() {
    return product(properties);
  }

  @Override
  public List<Product> listedProducts() {
    List<Product> products = new ArrayList<>();
    for (JsonNode product : properties.json().path("products")) {
      product(new Fields(product)).ifPresent(products::add);
    }
    return products;
  }

  @Override
  public boolean listsUnnamedProducts() {
    return listedProducts().size() < properties.json().path("products").size();
  }

  private Optional<Product> product(Fields product) {
    return Optional.ofNullable(product.id("product_id", "productId", "sku", "id"))
        .map(
            item ->
                new Product(
                    item,
                    product.quantity("quantity"),
                    product.amount("price"),
                    product.whole("position"),
                    either(product.text("list_id"), properties.text("list_id")),
                    either(product.text("recommendation_id"), recommendationId())));
  }

  @Override
  public String shownPlacement() {
    return Objects.requireNonNullElse(properties.text("list_id", "category"), "list");
  }

  @Override
  public @Nullable String recommendationId() {
    return properties.text("recommendation_id");
  }

  @Override
  public Optional<String> order() {
    return Optional.ofNullable(properties.text("order_id", "orderId")).filter(Ids::isValid);
  }

  @Override
  public @Nullable String currency() {
    return properties.text("currency");
  }

  @Override
  public String query() {
    return Objects.requireNonNullElse(properties.text("query"), "").strip();
  }

  @Override
  public @Nullable Integer results() {
    return properties.whole("results");
  }

  @Override
  public double stars() {
    return properties.json().path("rating").asDouble(0);
  }

  private static @Nullable String either(@Nullable String first, @Nullable String otherwise) {
    return first == null ? otherwise : first;
  }
}
