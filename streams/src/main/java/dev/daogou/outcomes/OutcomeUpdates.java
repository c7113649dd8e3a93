package dev.daogou.outcomes;

import dev.daogou.recommendations.PublishedLists;
import dev.daogou.recommendations.RecommendationId;
import dev.daogou.recommender.shopper.BotVerdict;
import dev.daogou.recommender.shopper.Fingerprint;
import dev.daogou.recommender.shopper.ProfileLimits;
import dev.daogou.recommender.shopper.ProfileUpdates;
import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.Ids;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ListClick;
import dev.daogou.schemas.ListView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How an event changes the outcomes of its shopper. */
final class OutcomeUpdates {
  private static final int MOST_LINES = 200;
  private static final int MOST_REVERSALS = 32;
  private static final int LONGEST_CURRENCY = 8;

  private final OutcomeLimits limits;
  private final ProfileLimits profile;
  private final Closing closing;
  private final Attribution attribution;
  private final Witness witness;

  /** Is told what the outcomes themselves do not say. */
  interface Witness {
    /** Lists were closed before their time. */
    void evicted(int lists);

    /** An event, or a part of it, could not be taken up. */
    void leftOut(String reason);
  }

  OutcomeUpdates(OutcomeLimits limits, ProfileLimits profile, Witness witness) {
    this.limits = limits;
    this.profile = profile;
    this.closing = new Closing(limits, profile.cancelWindow());
    this.attribution = new Attribution(limits.attribution());
    this.witness = witness;
  }

  /** Whether an event of that kind can change an outcome. */
  static boolean concerns(StorefrontEvent event) {
    return switch (event.getPayload()) {
      case ListView view -> view.getRecommendationId() != null;
      case ListClick click -> click.getRecommendationId() != null;
      case ItemView view -> view.getRecommendationId() != null;
      case CartAdd add -> add.getRecommendationId() != null;
      case OrderPlaced order -> true;
      case OrderReversed reversed -> true;
      default -> false;
    };
  }

  /** What is taken for a program is marked so in all that is open, and unmarked when it is not. */
  List<ListChange> turn(ShopperOutcomes held, ShopperKey shopper, BotVerdict conduct) {
    var difference = new Difference(held, shopper, attribution);
    held.lists.forEach(list -> list.items().forEach(item -> difference.expect(list, item)));
    held.automated = conduct.isAutomated();
    return difference.changes();
  }

  /**
   * Applies an event that {@link #concerns} outcomes and is no duplicate.
   *
   * @param arrival epoch milliseconds
   * @param lists what is remembered of the lists published to the shopper, or null
   */
  List<ListChange> apply(
      ShopperOutcomes held,
      ShopperKey shopper,
      StorefrontEvent event,
      long arrival,
      Supplier<@Nullable PublishedLists> lists) {
    long time = ProfileUpdates.timeOf(event.getTime().toEpochMilli(), arrival, profile);
    held.clock = Math.max(held.clock, time);
    closing.closeOld(held);
    return new Step(held, shopper, time, event.getOrigin() == Origin.LIVE, lists)
        .apply(event.getPayload());
  }

  /** One event on its way into the outcomes of one shopper. */
  private final class Step {
    private final ShopperOutcomes held;
    private final Difference difference;
    private final long time;
    private final boolean live;
    private final Supplier<@Nullable PublishedLists> lists;

    /** Lines that may go for others, found once an event; oldest first. */
    private @Nullable Deque<OrderedLine> creditedToNone;

    Step(
        ShopperOutcomes held,
        ShopperKey shopper,
        long time,
        boolean live,
        Supplier<@Nullable PublishedLists> lists) {
      this.held = held;
      this.difference = new Difference(held, shopper, attribution);
      this.time = time;
      this.live = live;
      this.lists = lists;
    }

    List<ListChange> apply(Object payload) {
      switch (payload) {
        case ListView view -> show(view);
        case ListClick click ->
            act(click.getRecommendationId(), click.getItem(), deeds -> click(deeds, click));
        case ItemView view ->
            act(view.getRecommendationId(), view.getItem(), deeds -> deeds.view(time));
        case CartAdd add ->
            act(add.getRecommendationId(), add.getItem(), deeds -> deeds.cart(time));
        case OrderPlaced order -> order(order);
        case OrderReversed reversed -> reverse(reversed);
        default -> throw new IllegalArgumentException("no event of that kind concerns outcomes");
      }
      return difference.changes();
    }

    private void show(ListView view) {
      List<String> items = view.getItems().stream().distinct().limit(limits.items()).toList();
      if (items.size() < view.getItems().size() && view.getItems().size() > limits.items()) {
        witness.leftOut("far-down");
      }
      open(view.getRecommendationId())
          .ifPresent(
              list -> {
                var showing = new Showing(view.getPlacement(), items, time, time, 1, live);
                // Before anything is expected: what is closed stays as it was written last.
                boolean hasRoom = hasRoom(list, list.bytesOf(showing));
                items.forEach(item -> difference.expect(list, item));
                if (!hasRoom || !list.show(showing)) {
                  witness.leftOut("full");
                }
              });
    }

    private boolean hasRoom(OpenList list, int bytes) {
      OptionalInt evicted = closing.makeRoom(held, list, bytes);
      evicted.ifPresent(this::tellOfEvictions);
      return evicted.isPresent();
    }

    private void tellOfEvictions(int lists) {
      if (lists > 0) {
        witness.evicted(lists);
      }
    }

    private void act(@Nullable String recommendationId, String item, Consumer<ItemTouches> deed) {
      open(recommendationId)
          .ifPresent(
              list -> {
                boolean hasRoom = hasRoom(list, list.bytesOf(item));
                difference.expect(list, item);
                difference.expectWhereTouched(item);
                Optional<ItemTouches> deeds =
                    hasRoom ? list.deedsWith(item, limits.items()) : Optional.empty();
                if (deeds.isEmpty()) {
                  witness.leftOut("full");
                }
                deeds.ifPresent(
                    done -> {
                      deed.accept(done);
                      done.live &= live;
                      list.newest = Math.max(list.newest, time);
                    });
              });
    }

    // What intake does not check is taken only where it can be a placement, or a currency.
    private void click(ItemTouches deeds, ListClick click) {
      deeds.click(
          time,
          Ids.isValid(click.getPlacement()) ? click.getPlacement() : null,
          click.getPosition());
    }

    private static @Nullable String currency(OrderPlaced order) {
      String currency = order.getCurrency();
      return currency != null && currency.length() <= LONGEST_CURRENCY ? currency : null;
    }

    private void order(OrderPlaced order) {
      long id = Fingerprint.of(order.getOrder());
      Map<String, OrderedLine> lines = new LinkedHashMap<>();
      for (OrderLine line : order.getLines()) {
        double revenue =
            line.getPrice() == null ? Double.NaN : line.getPrice() * line.getQuantity();
        lines.merge(
            line.getItem(),
            new OrderedLine(
                id, line.getItem(), time, line.getQuantity(), revenue, currency(order), live),
            OrderedLine::and);
      }
      lines.values().forEach(this::hold);
    }

    // An order that is sent again under another event id is the same order.
    private void hold(OrderedLine line) {
      if (held.reversals.stream().anyMatch(reversal -> reversal.takesBack(line))) {
        return;
      }
      Optional<OrderedLine> same =
          held.lines.stream().filter(other -> other.isOf(line.order(), line.item())).findFirst();
      if (same.isPresent() && same.get().time() <= line.time()) {
        return;
      }
      difference.expectWhereTouched(line.item());
      same.ifPresent(held.lines::remove);
      if (held.lines.size() < MOST_LINES || giveUpOneLine()) {
        held.lines.add(line);
      } else {
        witness.leftOut("full");
      }
    }

    private boolean giveUpOneLine() {
      if (creditedToNone == null) {
        creditedToNone = new ArrayDeque<>(MOST_LINES);
        held.lines.stream()
            .filter(line -> attribution.of(line, held.lists) == null)
            .forEach(creditedToNone::add);
      }
      while (!creditedToNone.isEmpty()) {
        if (held.lines.remove(creditedToNone.poll())) {
          return true;
        }
      }
      return false;
    }

    private void reverse(OrderReversed reversed) {
      long id = Fingerprint.of(reversed.getOrder());
      List<String> items = reversed.getItems().isEmpty() ? List.of("") : reversed.getItems();
      for (String item : items) {
        var reversal = new ReversedLine(id, item, time);
        held.lines.stream()
            .filter(reversal::takesBack)
            .forEach(line -> difference.expectWhereTouched(line.item()));
        held.lines.removeIf(reversal::takesBack);
        held.reversals.add(reversal);
      }
      while (held.reversals.size() > MOST_REVERSALS) {
        held.reversals.removeFirst();
      }
    }

    /** The open list of that id, opened now where it is new; empty where it cannot be followed. */
    private Optional<OpenList> open(@Nullable String recommendationId) {
      OptionalLong number = RecommendationId.numberOf(recommendationId);
      if (number.isEmpty()) {
        witness.leftOut("foreign");
        return Optional.empty();
      }
      Optional<OpenList> open = held.find(number.getAsLong());
      return open.isPresent() ? open : openNew(number.getAsLong());
    }

    private Optional<OpenList> openNew(long number) {
      if (held.closed.contains(number) || time < closing.horizon(held)) {
        witness.leftOut("closed");
        return Optional.empty();
      }
      tellOfEvictions(closing.makeRoom(held));
      PublishedLists published = lists.get();
      Optional<PublishedLists.Header> header =
          published == null ? Optional.empty() : published.find(number);
      if (header.isEmpty()) {
        witness.leftOut("unknown-list");
      }
      var list =
          new OpenList(
              number, header.isPresent(), header.map(PublishedLists.Header::model).orElse(null));
      held.lists.add(list);
      return Optional.of(list);
    }
  }
}
