package dev.daogou.storefront.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.daogou.schemas.StorefrontEvent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a storefront asks of Daogou: take an event, take items, give a list. */
public final class Shop {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ServiceClient client;

  public Shop(ServiceClient client) {
    this.client = client;
  }

  /** What became of one event. */
  public sealed interface Sent {
    /** Kafka has it; the receipt may be presented when reading a list. */
    record Accepted(String receipt) implements Sent {}

    /** It was not taken. */
    record Failed(String why) implements Sent {}
  }

  /**
   * A list as it was read.
   *
   * @param recommendationId null where the list has none
   * @param items ids, best first
   * @param level active, behind, standby, session-only or trending
   * @param covered whether it reflects the event of the receipt presented
   */
  public record ShownList(
      @Nullable String recommendationId, List<String> items, String level, boolean covered) {}

  /** What reading a list came to. */
  public sealed interface Read {
    /** A list, though it may be empty. */
    record Shown(ShownList list) implements Read {}

    /** There was none. */
    record Failed(String why) implements Read {}
  }

  /** Sends one event. */
  public Sent send(StorefrontEvent event) {
    return switch (client.post("/v1/events", EventJson.of(event))) {
      case Answer.Ok ok -> sent(ok.body().path("results").path(0));
      case Answer.Refused refused -> new Sent.Failed(refused.status() + " " + refused.detail());
      case Answer.TooLarge large -> new Sent.Failed("413 " + large.detail());
      case Answer.Busy busy -> new Sent.Failed("busy: " + busy.detail());
      case Answer.Unreachable gone -> new Sent.Failed(gone.detail());
    };
  }

  /** Sends items of the catalogue. */
  public Answer sendItems(List<ObjectNode> items) {
    ObjectNode body = JSON.createObjectNode();
    body.putArray("items").addAll(items);
    return client.post("/v1/catalogue", body);
  }

  /** Reads a shopper's list. */
  public Read list(String shopper, int limit) {
    return read(path(shopper, limit));
  }

  /** Reads a shopper's list, which shall reflect the event of a receipt. */
  public Read list(String shopper, int limit, String receipt) {
    return read(path(shopper, limit) + "&receipt=" + encoded(receipt));
  }

  private Read read(String path) {
    return switch (client.get(path)) {
      case Answer.Ok ok -> new Read.Shown(shown(ok.body()));
      case Answer.Refused refused -> new Read.Failed(refused.status() + " " + refused.detail());
      case Answer.TooLarge large -> new Read.Failed("413 " + large.detail());
      case Answer.Busy busy -> new Read.Failed("busy: " + busy.detail());
      case Answer.Unreachable gone -> new Read.Failed(gone.detail());
    };
  }

  private static ShownList shown(JsonNode body) {
    List<String> items = new ArrayList<>();
    body.path("items").forEach(item -> items.add(item.path("item").asText()));
    return new ShownList(
        body.path("recommendationId").asText(null),
        items,
        body.path("level").asText(""),
        body.path("receipt").path("covered").asBoolean(false));
  }

  private static Sent sent(JsonNode result) {
    return result.path("status").asText().equals("accepted")
        ? new Sent.Accepted(result.path("receipt").asText())
        : new Sent.Failed(
            result.path("reason").asText("no result") + " " + result.path("detail").asText(""));
  }

  private static String path(String shopper, int limit) {
    return "/v1/users/%s/recommendations?placement=for-you&limit=%d"
        .formatted(encoded(shopper), limit);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
