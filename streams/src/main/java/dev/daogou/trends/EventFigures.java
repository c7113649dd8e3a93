package dev.daogou.trends;

import dev.daogou.recommender.items.ItemCard;
import dev.daogou.recommender.items.ItemSpace;
import dev.daogou.recommender.items.ItemSpaces;
import dev.daogou.recommender.shopper.Fingerprint;
import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.EventTypes;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.Search;
import dev.daogou.schemas.StorefrontEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a valid, distinct, live event counts for. */
final class EventFigures {
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final int LONGEST_QUERY = 100;
  private static final int MOST_CATEGORIES = 8;

  // An order of lines from more categories than that is counted by category in part.
  private static final int MOST_BYTES_OF_CATEGORIES = 1 << 19;
  private static final int BYTES_OF_A_CHARACTER = 3;

  private final ItemSpaces spaces;
  private final PlacedOrders orders;

  EventFigures(ItemSpaces spaces, PlacedOrders orders) {
    this.spaces = spaces;
    this.orders = orders;
  }

  /**
   * @param time of the event, epoch milliseconds
   * @param arrival epoch milliseconds
   */
  List<Contribution> of(StorefrontEvent event, long time, long arrival, Standing standing) {
    return new Counting(event, time, arrival, standing).count();
  }

  /** One event being counted. */
  private final class Counting {
    private final StorefrontEvent event;
    private final long time;
    private final long arrival;
    private final Standing standing;
    private final List<Shoppers> roles = new ArrayList<>(2);
    private final Additions additions = new Additions();

    Counting(StorefrontEvent event, long time, long arrival, Standing standing) {
      this.event = event;
      this.time = time;
      this.arrival = arrival;
      this.standing = standing;
    }

    List<Contribution> count() {
      add(Figure.EVENTS, EventTypes.of(event.getPayload()), 1);
      roles.add(Shoppers.ACTIVE);
      switch (event.getPayload()) {
        case ItemView view -> view(view.getItem());
        case CartAdd add -> cart(add.getItem());
        case Search search -> search(search);
        case OrderPlaced order -> order(order);
        case OrderReversed reversed -> reverse(reversed);
        default -> {}
      }
      List<Contribution> all = additions.toContributions(event.getTenant(), arrival);
      return standing == Standing.SHOPPER ? withShopper(all) : all;
    }

    private void add(Figure figure, String subject, long amount) {
      additions.add(time, figure, subject, amount);
    }

    private void add(Figure figure) {
      additions.add(time, figure, 1);
    }

    private List<Contribution> withShopper(List<Contribution> all) {
      long shopper = Fingerprint.of(event.getTenant() + '/' + event.getShopper());
      return all.stream()
          .map(
              each ->
                  each.time() == time
                      ? new Contribution(
                          each.tenant(), time, arrival, shopper, roles, each.additions())
                      : each)
          .toList();
    }

    private void view(String item) {
      roles.add(Shoppers.VIEWED);
      add(Figure.VIEWS);
      if (standing != Standing.PROGRAM) {
        add(Figure.ITEMS, item, 1);
      }
      for (String category : categories(item)) {
        add(Figure.CATEGORY_VIEWS, category, 1);
        if (standing != Standing.PROGRAM) {
          add(Figure.CATEGORY_INTEREST, category, 1);
        }
      }
    }

    private void cart(String item) {
      roles.add(Shoppers.CARTED);
      add(Figure.CARTS);
      categories(item).forEach(category -> add(Figure.CATEGORY_CARTS, category, 1));
    }

    private void search(Search search) {
      boolean foundNothing = search.getResults() != null && search.getResults() == 0;
      add(Figure.SEARCHES);
      if (foundNothing) {
        add(Figure.ZERO_RESULTS);
      }
      // What programs type says nothing; the words of those who only wish to be counted are theirs.
      if (standing == Standing.SHOPPER) {
        String query = query(search.getQuery());
        add(Figure.QUERIES, query, 1);
        if (foundNothing) {
          add(Figure.ZERO_QUERIES, query, 1);
        }
      }
    }

    private void order(OrderPlaced placed) {
      roles.add(Shoppers.ORDERED);
      PlacedOrders.Known known = known(placed.getOrder());
      if (known.order().isPlaced()) {
        return;
      }
      PlacedOrder order =
          known.order().placed(time, Money.code(placed.getCurrency()), lines(placed));
      keep(placed.getOrder(), new PlacedOrders.Known(order, known.since()));
      add(Figure.ORDERS);
      Set<String> categories = new LinkedHashSet<>();
      for (PlacedOrder.Line line : order.lines()) {
        categories.addAll(line.categories());
        if (!order.isReversed(line)) {
          line(order, line, 1);
        }
      }
      categories.forEach(category -> add(Figure.CATEGORY_ORDERS, category, 1));
      additions.add(time, Figure.UNDONE_ORDERS, order.isUndone() ? 1 : 0);
    }

    private void reverse(OrderReversed reversed) {
      add(Figure.REVERSALS);
      PlacedOrders.Known known = known(reversed.getOrder());
      PlacedOrder before = known.order();
      PlacedOrder after = before.without(reversed.getItems());
      keep(reversed.getOrder(), new PlacedOrders.Known(after, known.since()));
      for (PlacedOrder.Line line : after.lines()) {
        if (after.isReversed(line) && !before.isReversed(line)) {
          line(after, line, -1);
        }
      }
      if (after.isUndone() && !before.isUndone()) {
        additions.add(after.time(), Figure.UNDONE_ORDERS, 1);
      }
    }

    private void line(PlacedOrder order, PlacedOrder.Line line, int sign) {
      long at = order.time();
      additions.add(at, Figure.UNITS, sign * line.units());
      additions.add(at, Figure.REVENUE, order.currency(), sign * line.amount());
      for (String category : line.categories()) {
        additions.add(at, Figure.CATEGORY_UNITS, category, sign * line.units());
        additions.add(
            at, Figure.CATEGORY_REVENUE, order.currency() + '/' + category, sign * line.amount());
      }
    }

    private List<PlacedOrder.Line> lines(OrderPlaced placed) {
      Map<String, PlacedOrder.Line> lines = new LinkedHashMap<>();
      int room = MOST_BYTES_OF_CATEGORIES;
      for (OrderLine line : placed.getLines()) {
        List<String> categories = room > 0 ? categories(line.getItem()) : List.of();
        room -= categories.stream().mapToInt(name -> BYTES_OF_A_CHARACTER * name.length()).sum();
        long amount = line.getPrice() == null ? 0 : Money.of(line.getPrice() * line.getQuantity());
        lines.merge(
            line.getItem(),
            new PlacedOrder.Line(line.getItem(), line.getQuantity(), amount, categories),
            (one, other) ->
                new PlacedOrder.Line(
                    one.item(),
                    one.units() + other.units(),
                    one.amount() + other.amount(),
                    one.categories()));
      }
      return List.copyOf(lines.values());
    }

    // Of a shopper who is counted only no order is kept: a reversal of it corrects no revenue.
    private PlacedOrders.Known known(String order) {
      return standing == Standing.ANONYMOUS
          ? new PlacedOrders.Known(PlacedOrder.AWAITED, arrival)
          : orders.find(event, order, arrival);
    }

    private void keep(String order, PlacedOrders.Known known) {
      if (standing != Standing.ANONYMOUS) {
        orders.put(event, order, known);
      }
    }

    private List<String> categories(String item) {
      ItemSpace space = spaces.of(event.getTenant());
      int slot = space.slot(item);
      ItemCard card = slot == ItemSpace.UNKNOWN ? null : space.card(slot);
      return card == null
          ? List.of()
          : card.categoryPath().stream()
              .filter(category -> !category.isBlank())
              .distinct()
              .limit(MOST_CATEGORIES)
              .toList();
    }
  }

  private static String query(String typed) {
    String plain = SPACES.matcher(typed.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    return plain.substring(0, Math.min(plain.length(), LONGEST_QUERY));
  }
}
