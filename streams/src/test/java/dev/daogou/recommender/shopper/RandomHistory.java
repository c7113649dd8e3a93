package dev.daogou.recommender.shopper;

import dev.daogou.Events;
import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.CartRemove;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ListClick;
import dev.daogou.schemas.ListView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.Rating;
import dev.daogou.schemas.Search;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Wish;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one shopper may have done, by chance: in event-time order, no two events at the same second.
 * Each item is put into the cart, or on the wish list, once at most, so that there is no doubt
 * which of several additions a removal takes back.
 */
final class RandomHistory {
  private final Random random;
  private final List<StorefrontEvent> events = new ArrayList<>();
  private final List<String> inCart = new ArrayList<>();
  private final List<String> wished = new ArrayList<>();
  private final List<OrderPlaced> orders = new ArrayList<>();
  private int made;
  private long second;

  RandomHistory(long seed) {
    random = new Random(seed);
  }

  List<StorefrontEvent> events(int count) {
    while (events.size() < count) {
      second += 1 + random.nextInt(random.nextInt(10) == 0 ? 20_000 : 300);
      Object payload = payload();
      if (payload != null) {
        events.add(Events.of("h" + events.size(), "ann", second, payload));
      }
    }
    return events;
  }

  private Object payload() {
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> new ItemView(item(), null);
      case 3 -> new ListClick(item(), null, null, null);
      case 4 -> new ListView("home", null, List.of(item(), item()));
      case 5 -> new Search("word" + random.nextInt(5) + " word" + random.nextInt(5), null);
      case 6 -> new Rating(item(), 1f + random.nextInt(5));
      case 7 -> new CartAdd(kept(inCart, "cart-" + made++), 1, null, null);
      case 8 -> new Wish(kept(wished, "wish-" + made++), false);
      case 9 -> order();
      case 10 -> removal();
      default -> reversal();
    };
  }

  private Object removal() {
    if (random.nextBoolean()) {
      return inCart.isEmpty() ? null : new CartRemove(anyOf(inCart), 1);
    }
    return wished.isEmpty() ? null : new Wish(anyOf(wished), true);
  }

  private Object order() {
    Set<String> items = new TreeSet<>();
    for (int i = 0; i < 5; i++) {
      items.add(item());
    }
    List<OrderLine> lines = items.stream().map(item -> new OrderLine(item, 2, null)).toList();
    orders.add(new OrderPlaced("o" + made++, lines, null));
    return orders.getLast();
  }

  private Object reversal() {
    if (orders.isEmpty()) {
      return null;
    }
    OrderPlaced order = orders.remove(random.nextInt(orders.size()));
    Set<String> items = new HashSet<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(order.getLines().get(random.nextInt(order.getLines().size())).getItem());
    }
    return new OrderReversed(order.getOrder(), List.copyOf(items), "cancelled");
  }

  private String item() {
    return "item-" + random.nextInt(30);
  }

  private String anyOf(List<String> items) {
    return items.remove(random.nextInt(items.size()));
  }

  private static String kept(List<String> items, String item) {
    items.add(item);
    return item;
  }
}
