package dev.daogou.serving.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** A small shop that speaks to the service by HTTP. */
final class Shop {
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration AGAIN = Duration.ofMillis(20);

  private static final String CATALOGUE =
      """
      {"items":[
        {"item":"ring-1","title":"Gold ring with a small diamond","language":"en",
         "categoryPath":["jewellery","rings"],"price":420.0,"currency":"EUR",
         "translations":{"zh":{"title":"金戒指，小钻石"}}},
        {"item":"ring-2","title":"Gold ring with two diamonds","categoryPath":["jewellery","rings"],
         "price":610.0,"currency":"EUR"},
        {"item":"ring-3","title":"Silver ring, plain","categoryPath":["jewellery","rings"],
         "price":45.0,"currency":"EUR"},
        {"item":"chain-1","title":"Gold chain, fine links","categoryPath":["jewellery","chains"],
         "price":230.0,"currency":"EUR"},
        {"item":"chain-2","title":"Silver chain","categoryPath":["jewellery","chains"],
         "price":60.0,"currency":"EUR"},
        {"item":"phone-1","title":"Phone with a large screen","categoryPath":["phones"],
         "price":699.0,"currency":"EUR"},
        {"item":"phone-2","title":"Phone with a good camera","categoryPath":["phones"],
         "price":799.0,"currency":"EUR"},
        {"item":"case-1","title":"Leather case for a phone","categoryPath":["accessories"],
         "price":29.0,"currency":"EUR"}]}""";

  private final Api api;

  Shop(Api api) {
    this.api = api;
  }

  /** Sends its items and waits until they can be recommended. */
  void open() {
    Api.Reply reply = api.post("/v1/catalogue", CATALOGUE);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.body().path("rejected").asInt()).isZero();
    awaitItems();
  }

  /** Waits until this instance knows the items: each hears of them in its own time. */
  void awaitItems() {
    await("the items are known")
        .atMost(PATIENCE)
        .until(() -> api.get("/v1/items/ring-1/similar").body().path("items").size() >= 5);
  }

  /** Sends an event that must be taken, and gives its receipt. */
  String send(String event) {
    Api.Reply reply = api.post("/v1/events", event);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply.body().at("/results/0/receipt").asText();
  }

  /** Sends a view, and gives its receipt. */
  String view(String shopper, String item) {
    return send(
        "{\"type\":\"item-view\",\"shopper\":\"%s\",\"item\":\"%s\"}".formatted(shopper, item));
  }

  /** The shopper's list once it reflects the receipt. */
  JsonNode list(String shopper, String receipt) {
    return await("the list of " + shopper)
        .pollDelay(Duration.ZERO)
        .pollInterval(AGAIN)
        .atMost(PATIENCE)
        .until(
            () -> api.get("/v1/users/" + shopper + "/recommendations?receipt=" + receipt).body(),
            answer -> answer.at("/receipt/covered").asBoolean());
  }

  /** What the topology keeps of the shopper, once it has seen so many events. */
  JsonNode profile(String shopper, int events) {
    return await("the profile of " + shopper)
        .pollDelay(Duration.ZERO)
        .pollInterval(AGAIN)
        .atMost(PATIENCE)
        .until(
            () -> api.get("/v1/users/" + shopper + "/profile").body(),
            profile -> profile.path("events").asInt() >= events);
  }
}
