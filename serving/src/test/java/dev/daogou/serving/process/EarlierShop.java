package dev.daogou.serving.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A small shop in which a little of everything happened: what {@link EarlierStateMaker} plays, and
 * what {@link EarlierStateIT} goes on with. Ids and the distances of times are fixed.
 */
final class EarlierShop {
  /** Everybody of whom something is known: tenant and id. */
  static final List<String> SHOPPERS =
      Stream.concat(
              IntStream.rangeClosed(1, 15).mapToObj(EarlierShop::shopper).map("default/"::concat),
              Stream.of("second/s-01"))
          .toList();

  /** Bought from a list, kept in the profile and credited to the list. */
  static final String CREDITED_ORDER = "o-listed-1";

  private static final List<String> RINGS = numbered("ring", 8);
  private static final List<String> CHAINS = numbered("chain", 6);
  private static final List<String> PHONES = numbered("phone", 5);
  private static final List<String> CASES = numbered("case", 4);
  private static final List<String> WATCHES = numbered("watch", 2);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int SHOWN = 5;

  private final Api api;
  private final Instant base;
  private final List<String> waiting = new ArrayList<>();

  /**
   * @param base event time of the first visit
   */
  EarlierShop(Api api, Instant base) {
    this.api = api;
    this.base = base;
  }

  static String shopper(int number) {
    return String.format(Locale.ROOT, "s-%02d", number);
  }

  /** Items of the default tenant. */
  static List<String> items() {
    return Stream.of(RINGS, CHAINS, PHONES, CASES, WATCHES).flatMap(List::stream).toList();
  }

  private static List<String> numbered(String kind, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> kind + "-" + i).toList();
  }

  /** Sends all items and waits until they can be recommended. */
  void open() {
    List<String> sent = items().stream().map(EarlierShop::item).toList();
    List<String> second =
        Stream.of("tea-1", "tea-2", "cup-1")
            .map(
                item ->
                    """
                    {"tenant":"second","item":"%s","title":"Good %s","categoryPath":["tea"],
                     "price":4.5,"currency":"EUR"}"""
                        .formatted(item, item))
            .toList();
    for (List<String> each : List.of(sent, second)) {
      Api.Reply reply = api.post("/v1/catalogue", "{\"items\":[" + String.join(",", each) + "]}");
      assertThat(reply.status()).as(reply.text()).isEqualTo(200);
      assertThat(reply.body().path("rejected").asInt()).as(reply.text()).isZero();
    }
    await("the items")
        .atMost(PATIENCE)
        .until(
            () ->
                ids("/v1/catalogue").size() == sent.size()
                    && ids("/v1/catalogue?tenant=second").size() == second.size());
  }

  private List<String> ids(String path) {
    List<String> ids = new ArrayList<>();
    api.get(path).body().path("items").forEach(item -> ids.add(item.asText()));
    return ids;
  }

  private static String item(String item) {
    int number = Integer.parseInt(item.substring(item.indexOf('-') + 1));
    String kind = item.substring(0, item.indexOf('-'));
    String variant =
        switch (item) {
          case "ring-7", "ring-8" -> ",\"variantOf\":\"ring-twin\"";
          case "case-3", "case-4" -> ",\"variantOf\":\"case-pair\"";
          default -> "";
        };
    String stock = item.equals("phone-5") ? "out-of-stock" : "in-stock";
    boolean isJewellery = kind.equals("ring") || kind.equals("chain");
    return """
        {"item":"%s","title":"%s number %d of %s","language":"en","categoryPath":["%s","%ss"],
         "brand":"%s","price":%d.5,"currency":"EUR","attributes":{"colour":"%s"},
         "translations":{"zh":{"title":"%s %d 号"}},"availability":"%s"%s}"""
        .formatted(
            item,
            kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1),
            number,
            number % 2 == 0 ? "gold" : "silver",
            isJewellery ? "jewellery" : "electronics",
            kind,
            number % 3 == 0 ? "Aurum" : "Other",
            20 + 10 * number,
            number % 2 == 0 ? "gold" : "silver",
            isJewellery ? "首饰" : "手机",
            number,
            stock,
            variant);
  }

  /** What some did weeks ago, told now. */
  void backfill() {
    for (int number : List.of(1, 4, 15)) {
      String shopper = shopper(number);
      List<String> aisle = aisle(number);
      for (int i = 0; i < 4; i++) {
        long days = 40L - 5 * i;
        past(shopper, "past-" + i, days, "item-view", "\"item\":\"" + aisle.get(i) + "\"");
      }
      past(
          shopper,
          "past-order",
          20,
          "order-placed",
          order("o-past-" + number, line(aisle.get(3), 2, 9.5)));
    }
    await("the list of what was back-filled")
        .atMost(PATIENCE)
        .until(() -> list(shopper(15)).path("level").asText().equals("active"));
  }

  private void past(String shopper, String id, long daysAgo, String type, String fields) {
    send(
        """
        {"type":"%s","id":"%s-%s","shopper":"%s","time":"%s","origin":"backfill",%s}"""
            .formatted(type, shopper, id, shopper, base.minus(Duration.ofDays(daysAgo)), fields));
  }

  private static String order(String id, String... lines) {
    return "\"order\":\"%s\",\"currency\":\"EUR\",\"lines\":[%s]"
        .formatted(id, String.join(",", lines));
  }

  private static String line(String item, int quantity, double price) {
    return "{\"item\":\"" + item + "\",\"quantity\":" + quantity + ",\"price\":" + price + "}";
  }

  private static List<String> aisle(int number) {
    return switch (number % 3) {
      case 0 -> concat(RINGS, CHAINS);
      case 1 -> concat(PHONES, CASES);
      default -> concat(CHAINS, concat(WATCHES, CASES));
    };
  }

  private static List<String> concat(List<String> first, List<String> second) {
    return Stream.of(first, second).flatMap(List::stream).toList();
  }

  /** A visit of each. */
  void visits() {
    for (int number = 1; number <= 12; number++) {
      visit(number);
    }
    event("s-06", "reversal", 70, "order-reversed", "\"order\":\"o-6\",\"reason\":\"cancelled\"");
    event("s-02", "link", 70, "identity-link", "\"user\":\"u-02\"");
    event("s-13", "first", 71, "item-view", "\"item\":\"ring-1\"");
    event("s-13", "turn", 72, "guide-turn", "\"text\":\"a silver ring for my mother\"");
    send(
        """
        {"type":"item-view","id":"counted-1","shopper":"s-99","time":"%s","item":"ring-2",
         "consent":"count-only"}"""
            .formatted(at(73)));
    program();
    send(
        """
        {"tenant":"second","type":"item-view","id":"second-1","shopper":"s-01","time":"%s","item":"tea-1"}"""
            .formatted(at(74)));
    // Again, with the same id.
    event("s-01", "0", 5, "item-view", "\"item\":\"" + aisle(1).get(1) + "\"");
    awaitLists();
  }

  private void visit(int number) {
    String shopper = shopper(number);
    List<String> aisle = aisle(number);
    List<String> seen =
        IntStream.range(0, 3).mapToObj(i -> aisle.get((number + i) % aisle.size())).toList();
    int minute = 5 * number;
    for (int i = 0; i < 3; i++) {
      event(shopper, Integer.toString(i), minute, "item-view", "\"item\":\"" + seen.get(i) + "\"");
    }
    event(
        shopper,
        "search",
        minute + 1,
        "search",
        "\"query\":\"%s\",\"results\":%d"
            .formatted(number % 2 == 0 ? "gold ring" : "phone case", number % 5));
    String second = seen.get(1);
    event(
        shopper, "add", minute + 1, "cart-add", "\"item\":\"%s\",\"quantity\":1".formatted(second));
    if (number % 4 == 2) {
      event(shopper, "remove", minute + 2, "cart-remove", "\"item\":\"" + second + "\"");
    }
    if (number % 3 == 0) {
      event(
          shopper,
          "order",
          minute + 2,
          "order-placed",
          order("o-" + number, line(second, 1, 30.5), line(seen.get(2), 2, 12.25)));
    }
    if (number % 4 == 0) {
      event(shopper, "wish", minute + 3, "wish", "\"item\":\"" + seen.get(0) + "\"");
    }
    if (number % 5 == 0) {
      event(
          shopper, "rating", minute + 3, "rating", "\"item\":\"%s\",\"stars\":4".formatted(second));
    }
  }

  /** One that opens more pages than anybody could. */
  private void program() {
    List<String> views =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    """
                    {"type":"item-view","id":"s-14-%d","shopper":"s-14","time":"%s","item":"page-%d"}"""
                        .formatted(i, at(75).plusMillis(200L * i), i))
            .toList();
    Api.Reply reply = api.post("/v1/events", "[" + String.join(",", views) + "]");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  /** What became of some lists: shown, clicked, put into the cart, ordered, given back. */
  void lists() {
    for (int number = 1; number <= 6; number++) {
      followed(number);
    }
    awaitLists();
  }

  private void followed(int number) {
    String shopper = shopper(number);
    JsonNode list = list(shopper);
    String id = list.path("recommendationId").asText();
    List<String> top = new ArrayList<>();
    list.path("items").forEach(item -> top.add(item.path("item").asText()));
    List<String> shown = top.subList(0, SHOWN);
    String clicked = shown.get(1);
    int minute = 80 + 3 * number;
    if (number != 3) {
      event(
          shopper,
          "shown",
          minute,
          "list-view",
          "\"placement\":\"for-you\",\"recommendationId\":\"%s\",\"items\":[\"%s\"]"
              .formatted(id, String.join("\",\"", shown)));
    }
    if (number != 2) {
      String named = "\"item\":\"%s\",\"recommendationId\":\"%s\"".formatted(clicked, id);
      event(
          shopper,
          "click",
          minute + 1,
          "list-click",
          named + ",\"placement\":\"for-you\",\"position\":1");
      event(shopper, "opened", minute + 1, "item-view", named);
      if (number == 1 || number == 4) {
        event(shopper, "listed-add", minute + 2, "cart-add", named + ",\"quantity\":1");
      }
    }
    if (number == 1 || number == 5) {
      event(
          shopper,
          "listed-order",
          minute + 2,
          "order-placed",
          order("o-listed-" + number, line(clicked, 2, 21.0)));
    }
    if (number == 5) {
      event(shopper, "listed-back", minute + 2, "order-reversed", "\"order\":\"o-listed-5\"");
    }
  }

  /** Records that cannot be used. */
  static void deadLetters(Cluster cluster, Topics topics, Instant time) {
    String events = topics.events().name();
    byte[] key = "default/s-01".getBytes(UTF_8);
    cluster.write(events, key, "{\"type\":\"item-view\"}".getBytes(UTF_8));
    cluster.write(
        events,
        "default/s-02".getBytes(UTF_8),
        topics
            .events()
            .value()
            .serializer()
            .serialize(
                events, Events.event("lost-1", "s-01", null, time, new ItemView("ring-1", null))));
    cluster.write(
        topics.catalogueUpdates().name(), "default/gem".getBytes(UTF_8), "{}".getBytes(UTF_8));
  }

  /** The list as it is. */
  JsonNode list(String shopper) {
    return api.get("/v1/users/" + shopper + "/recommendations?limit=50").body();
  }

  /** Sends an event of the default tenant; its id is made of the shopper's and the one given. */
  String event(String shopper, String id, int minute, String type, String fields) {
    return send(
        """
        {"type":"%s","id":"%s-%s","shopper":"%s","time":"%s",%s}"""
            .formatted(type, shopper, id, shopper, at(minute), fields));
  }

  private Instant at(int minute) {
    return base.plus(Duration.ofMinutes(minute));
  }

  private String send(String event) {
    Api.Reply reply = api.post("/v1/events", event);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.body().path("rejected").asInt()).as(reply.text()).isZero();
    JsonNode receipt = reply.body().at("/results/0/receipt");
    if (receipt.isTextual() && !event.contains("\"tenant\"")) {
      waiting.add(
          event.replaceAll("(?s).*\"shopper\":\"([^\"]+)\".*", "$1") + " " + receipt.asText());
    }
    return receipt.asText();
  }

  /** Returns when the lists reflect all that was sent. */
  void awaitLists() {
    for (String each : waiting) {
      String[] parts = each.split(" ");
      await("the list of " + parts[0])
          .atMost(PATIENCE)
          .until(
              () ->
                  api.get("/v1/users/" + parts[0] + "/recommendations?receipt=" + parts[1])
                      .body()
                      .at("/receipt/covered")
                      .asBoolean());
    }
    waiting.clear();
  }
}
