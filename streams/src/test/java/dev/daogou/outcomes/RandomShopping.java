package dev.daogou.outcomes;

import dev.daogou.Events;
import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ListClick;
import dev.daogou.schemas.ListView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.StorefrontEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What one shopper may see and do with lists, by chance; no two events at the same second. */
final class RandomShopping {
  private static final String[] LISTS = {"r1", "r2", "r3", "rm1", "rm2", "rm3"};
  private static final String[] PLACEMENTS = {"home", "cart", "item page"};

  private final Random random;
  private final List<OrderPlaced> orders = new ArrayList<>();

  RandomShopping(long seed) {
    random = new Random(seed);
  }

  List<StorefrontEvent> events(int count, int secondsBetween) {
    List<StorefrontEvent> events = new ArrayList<>();
    long second = 0;
    for (int i = 0; i < count; i++) {
      second += 1 + random.nextInt(secondsBetween);
      StorefrontEvent event = Events.of("s" + i, "ann", second, payload());
      event.setOrigin(random.nextInt(20) == 0 ? Origin.REPLAY : Origin.LIVE);
      events.add(event);
    }
    return events;
  }

  private Object payload() {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> shown();
      case 3, 4 -> new ListClick(item(), any(PLACEMENTS), random.nextInt(5), any(LISTS));
      case 5 -> new ItemView(item(), any(LISTS));
      case 6 -> new CartAdd(item(), 1, 9.5, any(LISTS));
      case 7, 8 -> order();
      default -> reversal();
    };
  }

  // A list is shown in one order or another, sometimes only its top.
  private Object shown() {
    String list = any(LISTS);
    List<String> items = items(new Random(list.hashCode() + random.nextInt(2)));
    return new ListView(any(PLACEMENTS), list, items);
  }

  private Object order() {
    if (!orders.isEmpty() && random.nextInt(5) == 0) {
      return orders.get(random.nextInt(orders.size()));
    }
    List<OrderLine> lines =
        items().stream()
            .limit(3)
            .map(
                item ->
                    new OrderLine(
                        item,
                        1 + random.nextInt(3),
                        random.nextInt(4) == 0 ? null : 1.0 + random.nextInt(50)))
            .toList();
    orders.add(
        new OrderPlaced(
            "o" + orders.size(),
            lines,
            random.nextInt(4) == 0 ? null : random.nextInt(4) == 0 ? "USD" : "EUR"));
    return orders.getLast();
  }

  private Object reversal() {
    String order = "o" + random.nextInt(orders.size() + 2);
    List<String> items = random.nextBoolean() ? List.of() : items().subList(0, 2);
    return new OrderReversed(order, items, "cancelled");
  }

  private List<String> items() {
    return items(random);
  }

  private static List<String> items(Random random) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      items.add("item-" + i);
    }
    Collections.shuffle(items, random);
    return items.subList(0, 2 + random.nextInt(5));
  }

  private String item() {
    return "item-" + random.nextInt(8);
  }

  private String any(String[] from) {
    return from[random.nextInt(from.length)];
  }
}
