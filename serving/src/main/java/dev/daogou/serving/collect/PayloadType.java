package dev.daogou.serving.collect;

import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.CartRemove;
import dev.daogou.schemas.GuideTurn;
import dev.daogou.schemas.IdentityLink;
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
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The types of events, and how the payload of each is read from JSON. */
enum PayloadType {
  ITEM_VIEW(json -> new ItemView(json.text("item"), json.textOrNull("recommendationId"))),
  LIST_VIEW(
      json ->
          new ListView(
              json.text("placement"), json.textOrNull("recommendationId"), json.texts("items"))),
  LIST_CLICK(
      json ->
          new ListClick(
              json.text("item"),
              json.textOrNull("placement"),
              json.wholeOrNull("position"),
              json.textOrNull("recommendationId"))),
  SEARCH(json -> new Search(json.text("query"), json.wholeOrNull("results"))),
  CART_ADD(
      json ->
          new CartAdd(
              json.text("item"),
              json.wholeOr("quantity", 1),
              json.amountOrNull("price"),
              json.textOrNull("recommendationId"))),
  CART_REMOVE(json -> new CartRemove(json.text("item"), json.wholeOr("quantity", 1))),
  WISH(json -> new Wish(json.text("item"), json.flagOr("removed", false))),
  ORDER_PLACED(
      json ->
          new OrderPlaced(
              json.text("order"),
              json.objects("lines", PayloadType::line),
              json.textOrNull("currency"))),
  ORDER_REVERSED(
      json ->
          new OrderReversed(
              json.text("order"), json.textsOrNone("items"), json.textOrNull("reason"))),
  RATING(json -> new Rating(json.text("item"), (float) json.amount("stars"))),
  IDENTITY_LINK(json -> new IdentityLink(json.text("user"))),
  GUIDE_TURN(json -> new GuideTurn(json.text("text"))),
  OTHER(json -> new Other(json.text("name")));

  /** By their names on the wire, in the order above. */
  static final Map<String, PayloadType> BY_NAME = byName();

  private final Function<EventFields, Object> reader;

  PayloadType(Function<EventFields, Object> reader) {
    this.reader = reader;
  }

  Object read(EventFields json) {
    return reader.apply(json);
  }

  private static OrderLine line(EventFields json) {
    return new OrderLine(
        json.text("item"), json.wholeOr("quantity", 1), json.amountOrNull("price"));
  }

  private static Map<String, PayloadType> byName() {
    Map<String, PayloadType> names = new LinkedHashMap<>();
    Arrays.stream(values())
        .forEach(type -> names.put(type.name().toLowerCase(Locale.ROOT).replace('_', '-'), type));
    return Collections.unmodifiableMap(names);
  }
}
