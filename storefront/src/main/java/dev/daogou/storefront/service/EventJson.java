package dev.daogou.storefront.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.CartRemove;
import dev.daogou.schemas.Consent;
import dev.daogou.schemas.EventContext;
import dev.daogou.schemas.GuideTurn;
import dev.daogou.schemas.IdentityLink;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ListClick;
import dev.daogou.schemas.ListView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.Other;
import dev.daogou.schemas.Rating;
import dev.daogou.schemas.Search;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Wish;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Events as {@code POST /v1/events} takes them. */
public final class EventJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EventJson() {}

  /** A batch of events. */
  public static ObjectNode batch(List<StorefrontEvent> events) {
    ObjectNode batch = JSON.createObjectNode();
    ArrayNode list = batch.putArray("events");
    events.forEach(event -> list.add(of(event)));
    return batch;
  }

  /** One event; what has its default is left out. */
  public static ObjectNode of(StorefrontEvent event) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", event.getId());
    node.put("tenant", event.getTenant());
    node.put("shopper", event.getShopper());
    putPresent(node, "anonymousId", event.getAnonymousId());
    putPresent(node, "session", event.getSession());
    node.put("time", event.getTime().toEpochMilli());
    if (event.getConsent() != Consent.PERSONALIZE) {
      node.put("consent", kebab(event.getConsent().name()));
    }
    if (event.getOrigin() != Origin.LIVE) {
      node.put("origin", kebab(event.getOrigin().name()));
    }
    putContext(node, event.getContext());
    putPayload(node, event.getPayload());
    return node;
  }

  private static void putContext(ObjectNode node, @Nullable EventContext context) {
    if (context != null) {
      ObjectNode inner = node.putObject("context");
      putPresent(inner, "channel", context.getChannel());
      putPresent(inner, "device", context.getDevice());
      putPresent(inner, "locale", context.getLocale());
      putPresent(inner, "url", context.getUrl());
      putPresent(inner, "referrer", context.getReferrer());
    }
  }

  private static void putPayload(ObjectNode node, Object payload) {
    switch (payload) {
      case ItemView view -> {
        node.put("type", "item-view").put("item", view.getItem());
        putPresent(node, "recommendationId", view.getRecommendationId());
      }
      case ListView view -> {
        node.put("type", "list-view").put("placement", view.getPlacement());
        putPresent(node, "recommendationId", view.getRecommendationId());
        putAll(node.putArray("items"), view.getItems());
      }
      case ListClick click -> {
        node.put("type", "list-click").put("item", click.getItem());
        putPresent(node, "placement", click.getPlacement());
        putPresent(node, "position", click.getPosition());
        putPresent(node, "recommendationId", click.getRecommendationId());
      }
      case Search search -> {
        node.put("type", "search").put("query", search.getQuery());
        putPresent(node, "results", search.getResults());
      }
      case CartAdd add -> {
        node.put("type", "cart-add").put("item", add.getItem()).put("quantity", add.getQuantity());
        putPresent(node, "price", add.getPrice());
        putPresent(node, "recommendationId", add.getRecommendationId());
      }
      case CartRemove remove ->
          node.put("type", "cart-remove")
              .put("item", remove.getItem())
              .put("quantity", remove.getQuantity());
      case Wish wish ->
          node.put("type", "wish").put("item", wish.getItem()).put("removed", wish.getRemoved());
      case OrderPlaced order -> putOrder(node, order);
      case OrderReversed reversed -> {
        node.put("type", "order-reversed").put("order", reversed.getOrder());
        putAll(node.putArray("items"), reversed.getItems());
        putPresent(node, "reason", reversed.getReason());
      }
      case Rating rating ->
          node.put("type", "rating").put("item", rating.getItem()).put("stars", rating.getStars());
      case IdentityLink link -> node.put("type", "identity-link").put("user", link.getUser());
      case GuideTurn turn -> node.put("type", "guide-turn").put("text", turn.getText());
      case Other other -> node.put("type", "other").put("name", other.getName());
      default -> throw new IllegalStateException("no such payload: " + payload.getClass());
    }
  }

  private static void putOrder(ObjectNode node, OrderPlaced order) {
    node.put("type", "order-placed").put("order", order.getOrder());
    ArrayNode lines = node.putArray("lines");
    for (OrderLine line : order.getLines()) {
      ObjectNode inner = lines.addObject();
      inner.put("item", line.getItem()).put("quantity", line.getQuantity());
      putPresent(inner, "price", line.getPrice());
    }
    putPresent(node, "currency", order.getCurrency());
  }

  private static void putAll(ArrayNode array, Collection<String> values) {
    values.forEach(array::add);
  }

  private static void putPresent(ObjectNode node, String name, @Nullable Object value) {
    if (value != null) {
      node.putPOJO(name, value);
    }
  }

  private static String kebab(String symbol) {
    return symbol.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
