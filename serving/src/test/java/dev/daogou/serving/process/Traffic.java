package dev.daogou.serving.process;

import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.CartRemove;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ListClick;
import dev.daogou.schemas.ListView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.Search;
import dev.daogou.schemas.StorefrontEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Made-up traffic of a busy hour, the same for the same seed: views, carts, orders, reversals (some
 * of them ahead of their order), late events and duplicates. Shoppers stay within one aisle of the
 * shop, so that no item has more neighbours than are kept: only then do counts not depend on the
 * order in which different shoppers come.
 */
final class Traffic {
  static final int AISLES = 40;
  static final int AISLE = 50;

  private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
  private static final Duration PACE = Duration.ofMillis(150);
  private static final int SESSION = 12;

  private final int shoppers;
  private final int shelves;
  private final Random random;
  private final List<StorefrontEvent> events = new ArrayList<>();
  private final Map<String, Visitor> visitors = new HashMap<>();

  /**
   * @param shoppers how many there are
   * @param shelves items are spread over so many; those of an aisle lie far from each other
   */
  Traffic(int shoppers, int shelves, long seed) {
    this.shoppers = shoppers;
    this.shelves = shelves;
    this.random = new Random(seed);
  }

  /** What one shopper has sent. */
  static final class Visitor {
    private final List<StorefrontEvent> sent = new ArrayList<>();
    private final List<String> cart = new ArrayList<>();
    private final List<OrderPlaced> orders = new ArrayList<>();
    private int distinct;
    private int repeated;

    /** Different events. */
    int distinct() {
      return distinct;
    }

    /** Events sent again. */
    int repeated() {
      return repeated;
    }
  }

  /** The first so many events. */
  List<StorefrontEvent> events(int count) {
    while (events.size() < count) {
      next(events.size());
    }
    return events;
  }

  /** By shopper. */
  Map<String, Visitor> visitors() {
    return visitors;
  }

  /** The id of an item. */
  String item(int aisle, int place) {
    return "item-" + (place * (shelves / AISLE) + aisle);
  }

  private void next(int number) {
    int shopper = random.nextInt(shoppers);
    String name = "shopper-" + shopper;
    Visitor visitor = visitors.computeIfAbsent(name, fresh -> new Visitor());
    int kind = random.nextInt(100);
    if (kind < 4 && !visitor.sent.isEmpty()) {
      List<StorefrontEvent> latest =
          visitor.sent.subList(Math.max(0, visitor.sent.size() - 10), visitor.sent.size());
      events.add(latest.get(random.nextInt(latest.size())));
      visitor.repeated++;
      return;
    }
    boolean isLate = random.nextInt(100) < 4;
    Instant time =
        START
            .plus(PACE.multipliedBy(number))
            .minus(Duration.ofMinutes(isLate ? 1 + random.nextInt(20) : 0));
    String session = "visit-" + shopper + "-" + visitor.sent.size() / SESSION;
    Object payload = payload(kind, visitor, shopper % AISLES, number);
    StorefrontEvent event = Events.event("e" + number, name, session, time, payload);
    visitor.sent.add(event);
    visitor.distinct++;
    events.add(event);
  }

  private Object payload(int kind, Visitor visitor, int aisle, int number) {
    String item = item(aisle, random.nextInt(AISLE));
    if (kind < 60) {
      return new ItemView(item, null);
    } else if (kind < 68) {
      return new ListClick(item, null, null, null);
    } else if (kind < 72) {
      return new ListView("for-you", null, List.of(item));
    } else if (kind < 75) {
      return new Search("number " + random.nextInt(50), null);
    } else if (kind < 86) {
      visitor.cart.add(item);
      return new CartAdd(item, 1, null, null);
    } else if (kind < 91) {
      boolean isKnown = !visitor.cart.isEmpty() && random.nextInt(5) > 0;
      return new CartRemove(
          isKnown ? visitor.cart.remove(random.nextInt(visitor.cart.size())) : item, 1);
    } else if (kind < 97 || visitor.orders.isEmpty()) {
      OrderPlaced order = new OrderPlaced("order-" + number, lines(aisle), null);
      if (random.nextInt(10) > 0) {
        visitor.orders.add(order);
        return order;
      }
      visitor.orders.add(order);
      return new OrderReversed(order.getOrder(), List.of(), "cancelled");
    }
    OrderPlaced order = visitor.orders.get(random.nextInt(visitor.orders.size()));
    boolean isWhole = random.nextBoolean();
    return random.nextInt(10) == 0
        ? order
        : new OrderReversed(
            order.getOrder(),
            isWhole ? List.of() : List.of(order.getLines().getFirst().getItem()),
            "refunded");
  }

  private List<OrderLine> lines(int aisle) {
    List<OrderLine> lines = new ArrayList<>();
    for (int left = 1 + random.nextInt(4); left > 0; left--) {
      lines.add(new OrderLine(item(aisle, random.nextInt(AISLE)), 1 + random.nextInt(2), null));
    }
    return lines;
  }
}
