package dev.daogou.vocabularies.ga4;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.schemas.Ids;
import dev.daogou.vocabularies.Fields;
import dev.daogou.vocabularies.Product;
import dev.daogou.vocabularies.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a GA4 event tells. An item without an id is known by its name, as in GA4.
 *
 * @param params of the event
 * @param linkedUser the user who is now known beside the client
 */
record Ga4Params(String name, Fields params, Optional<String> linkedUser) implements Told {

  @Override
  public String productField() {
    return "item_id";
  }

  @Override
  public String orderField() {
    return "transaction_id";
  }

  @Override
  public String queryField() {
    return "search_term";
  }

  @Override
  public Optional<Product> ownProduct() {
    return Optional.empty();
  }

  @Override
  public List<Product> listedProducts() {
    List<Product> products = new ArrayList<>();
    for (JsonNode item : params.json().path("items")) {
      product(new Fields(item)).ifPresent(products::add);
    }
    return products;
  }

  @Override
  public boolean listsUnnamedProducts() {
    return listedProducts().size() < params.json().path("items").size();
  }

  private Optional<Product> product(Fields item) {
    return Optional.ofNullable(item.id("item_id", "item_name"))
        .map(
            id ->
                new Product(
                    id,
                    item.quantity("quantity"),
                    item.amount("price"),
                    item.whole("index"),
                    either(item.text("item_list_id", "item_list_name"), placement()),
                    either(item.text("recommendation_id"), recommendationId())));
  }

  private @Nullable String placement() {
    return params.text("item_list_id", "item_list_name");
  }

  @Override
  public String shownPlacement() {
    String first =
        listedProducts().stream()
            .flatMap(product -> Stream.ofNullable(product.placement()))
            .findFirst()
            .orElse("list");
    return Objects.requireNonNullElse(placement(), first);
  }

  @Override
  public @Nullable String recommendationId() {
    return params.text("recommendation_id");
  }

  @Override
  public Optional<String> order() {
    return Optional.ofNullable(params.text("transaction_id")).filter(Ids::isValid);
  }

  @Override
  public @Nullable String currency() {
    return params.text("currency");
  }

  @Override
  public String query() {
    return Objects.requireNonNullElse(params.text("search_term"), "").strip();
  }

  @Override
  public @Nullable Integer results() {
    return params.whole("results");
  }

  @Override
  public double stars() {
    return 0;
  }

  private static @Nullable String either(@Nullable String first, @Nullable String otherwise) {
    return first == null ? otherwise : first;
  }
}
