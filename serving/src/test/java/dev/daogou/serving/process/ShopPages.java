package dev.daogou.serving.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** A shop with many rings besides, whose pages read every placement. */
final class ShopPages {
  static final int RINGS = 120;
  static final Duration PATIENCE = Duration.ofMinutes(5);
  static final List<String> PLACEMENTS =
      List.of(
          "for-you",
          "similar",
          "bought-together",
          "cart",
          "trending",
          "recently-viewed",
          "buy-again",
          "new-for-you");

  private final Api api;
  private final Shop shop;

  ShopPages(Api api) {
    this.api = api;
    this.shop = new Shop(api);
  }

  Shop shop() {
    return shop;
  }

  /** Sends all items and waits until they can be recommended. */
  void open() {
    shop.open();
    fill();
  }

  private void fill() {
    List<String> items =
        IntStream.range(0, RINGS)
            .mapToObj(
                i ->
                    """
                    {"item":"r-%d","title":"Ring number %d of %s","categoryPath":["stones","%s"],
                     "brand":"%s","price":%d,"currency":"EUR","attributes":{"colour":"%s"}}"""
                        .formatted(
                            i,
                            i,
                            i % 2 == 0 ? "gold" : "silver",
                            i % 2 == 0 ? "golden" : "silvern",
                            i % 10 == 3 ? "Aurum" : "Other",
                            10 + i,
                            i % 2 == 0 ? "gold" : "silver"))
            .toList();
    Api.Reply reply = api.post("/v1/catalogue", "{\"items\":[" + String.join(",", items) + "]}");
    assertThat(reply.body().path("rejected").asInt()).as(reply.text()).isZero();
    await("the rings")
        .atMost(PATIENCE)
        .until(() -> api.get("/v1/items/r-" + (RINGS - 1) + "/similar?limit=50").status() == 200);
  }

  String cart(String shopper, String item) {
    return shop.send(
        "{\"type\":\"cart-add\",\"shopper\":\"%s\",\"item\":\"%s\",\"quantity\":1}"
            .formatted(shopper, item));
  }

  String order(String shopper, String... items) {
    String lines =
        String.join(
            ",",
            Arrays.stream(items)
                .map(item -> "{\"item\":\"" + item + "\",\"quantity\":1}")
                .toList());
    return shop.send(
        "{\"type\":\"order-placed\",\"shopper\":\"%s\",\"order\":\"o-%s-%s\",\"lines\":[%s]}"
            .formatted(shopper, shopper, items[0], lines));
  }

  JsonNode read(String shopper, String placement, String more) {
    Api.Reply reply =
        api.get("/v1/users/" + shopper + "/recommendations?placement=" + placement + more);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.body();
  }

  static List<String> items(JsonNode answer) {
    return StreamSupport.stream(answer.path("items").spliterator(), false)
        .map(item -> item.path("item").asText())
        .toList();
  }

  static String url(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
