package dev.daogou.bench.faults;

import dev.daogou.bench.faults.Ledger.Place;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An event of the counted load: what is sent, and what the program must hold more of afterwards.
 *
 * @param type as in {@code POST /v1/events}
 * @param json the body
 * @param additions beside those that every event makes
 */
record CountedEvent(String shopper, String type, String json, Ledger.Additions additions) {
  private static final double PRICE = 12.5;
  private static final long PRICE_IN_PARTS = 125_000;

  static CountedEvent view(String id, String shopper, String item) {
    return ofItem("item-view", id, shopper, item, "");
  }

  static CountedEvent cartAdd(String id, String shopper, String item) {
    return ofItem("cart-add", id, shopper, item, ",\"price\":" + PRICE);
  }

  static CountedEvent search(String id, String shopper, int kind) {
    return new CountedEvent(
        shopper,
        "search",
        head("search", id, shopper) + ",\"query\":\"thing of kind %d\"}".formatted(kind),
        ledger -> {});
  }

  /** An order of a piece of each item. */
  static CountedEvent order(String id, String shopper, List<String> items) {
    String lines =
        items.stream()
            .map(item -> "{\"item\":\"%s\",\"quantity\":1,\"price\":%s}".formatted(item, PRICE))
            .collect(Collectors.joining(","));
    return new CountedEvent(
        shopper,
        "order-placed",
        head("order-placed", id, shopper)
            + ",\"order\":\"%s\",\"currency\":\"EUR\",\"lines\":[%s]}".formatted(id, lines),
        ledger -> {
          items.forEach(item -> ledger.add(Place.ITEM, item, 1));
          ledger.add(Place.REVENUE, "EUR", items.size() * PRICE_IN_PARTS);
        });
  }

  /** A list was shown. */
  static CountedEvent shown(String id, String shopper, String list, List<String> items) {
    String quoted = items.stream().map(item -> '"' + item + '"').collect(Collectors.joining(","));
    return new CountedEvent(
        shopper,
        "list-view",
        head("list-view", id, shopper)
            + ",\"placement\":\"home\",\"recommendationId\":\"%s\",\"items\":[%s]}"
                .formatted(list, quoted),
        ledger -> items.forEach(item -> ledger.add(Place.SHOWN, list + '/' + item, 1)));
  }

  /** An item of a list that was shown was clicked, the only time. */
  static CountedEvent clicked(String id, String shopper, String list, String item) {
    return new CountedEvent(
        shopper,
        "list-click",
        head("list-click", id, shopper)
            + ",\"placement\":\"home\",\"position\":0,\"recommendationId\":\"%s\",\"item\":\"%s\"}"
                .formatted(list, item),
        ledger -> {
          ledger.add(Place.ITEM, item, 1);
          ledger.add(Place.CLICKED, list + '/' + item, 1);
        });
  }

  /** It was acknowledged. */
  void enter(Ledger ledger) {
    ledger.add(Place.PROFILE, shopper, 1);
    ledger.add(Place.TREND, type, 1);
    additions.to(ledger);
  }

  private static CountedEvent ofItem(
      String type, String id, String shopper, String item, String more) {
    return new CountedEvent(
        shopper,
        type,
        head(type, id, shopper) + ",\"item\":\"%s\"%s}".formatted(item, more),
        ledger -> ledger.add(Place.ITEM, item, 1));
  }

  private static String head(String type, String id, String shopper) {
    return "{\"id\":\"%s\",\"type\":\"%s\",\"shopper\":\"%s\"".formatted(id, type, shopper);
  }
}
