package dev.daogou.outcomes;

import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ListClick;
import dev.daogou.schemas.ListView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.Outcome;
import dev.daogou.schemas.OutcomeKey;
import dev.daogou.schemas.Scoring;
import dev.daogou.schemas.StorefrontEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The slow and obvious way to outcomes: all events of one shopper at once. */
final class ReferenceJoin {
  private final List<StorefrontEvent> events;
  private final Duration window;

  ReferenceJoin(List<StorefrontEvent> events, Duration window) {
    this.events = events.stream().sorted(Comparator.comparing(StorefrontEvent::getTime)).toList();
    this.window = window;
  }

  private record Pair(String list, String item) {}

  private record Sold(Pair to, StorefrontEvent order, OrderLine line) {}

  /** Lists that begin with "rm" were ranked by model "m", all others by the blend. */
  Map<OutcomeKey, Outcome> outcomes() {
    List<Sold> sales = sales();
    Map<OutcomeKey, Outcome> outcomes = new HashMap<>();
    for (Pair pair : pairs()) {
      Outcome outcome = outcome(pair, sales.stream().filter(s -> pair.equals(s.to())).toList());
      outcomes.put(OutcomeStage.keyOf(outcome), outcome);
    }
    return outcomes;
  }

  private Set<Pair> pairs() {
    Set<Pair> pairs = new TreeSet<>(Comparator.comparing(Pair::list).thenComparing(Pair::item));
    for (StorefrontEvent event : events) {
      if (event.getPayload() instanceof ListView view) {
        view.getItems().forEach(item -> pairs.add(new Pair(view.getRecommendationId(), item)));
      } else if (touched(event) != null) {
        pairs.add(touched(event));
      }
    }
    return pairs;
  }

  private static Pair touched(StorefrontEvent event) {
    return switch (event.getPayload()) {
      case ListClick click -> new Pair(click.getRecommendationId(), click.getItem());
      case ItemView view -> new Pair(view.getRecommendationId(), view.getItem());
      case CartAdd add -> new Pair(add.getRecommendationId(), add.getItem());
      default -> null;
    };
  }

  private List<Sold> sales() {
    List<Sold> sales = new ArrayList<>();
    Set<String> counted = new TreeSet<>();
    for (StorefrontEvent event : events) {
      if (event.getPayload() instanceof OrderPlaced order) {
        for (OrderLine line : order.getLines()) {
          Pair winner = lastTouchBefore(event.getTime(), line.getItem());
          if (!isReversed(order.getOrder(), line.getItem())
              && counted.add(order.getOrder() + "/" + line.getItem())
              && winner != null) {
            sales.add(new Sold(winner, event, line));
          }
        }
      }
    }
    return sales;
  }

  private boolean isReversed(String order, String item) {
    return events.stream()
        .filter(event -> event.getPayload() instanceof OrderReversed)
        .map(event -> (OrderReversed) event.getPayload())
        .filter(reversed -> reversed.getOrder().equals(order))
        .anyMatch(reversed -> reversed.getItems().isEmpty() || reversed.getItems().contains(item));
  }

  private Pair lastTouchBefore(Instant time, String item) {
    Pair last = null;
    for (StorefrontEvent event : events) {
      Pair pair = touched(event);
      boolean inTime =
          !event.getTime().isAfter(time) && !event.getTime().isBefore(time.minus(window));
      if (pair != null && pair.item().equals(item) && inTime) {
        last = pair;
      }
    }
    return last;
  }

  private Outcome outcome(Pair pair, List<Sold> sales) {
    var outcome = new Outcome();
    outcome.setTenant("default");
    outcome.setShopper("ann");
    outcome.setRecommendationId(pair.list());
    outcome.setItem(pair.item());
    boolean isModel = pair.list().startsWith("rm");
    outcome.setScoring(isModel ? Scoring.MODEL : Scoring.BLEND);
    outcome.setModel(isModel ? "m" : null);
    outcome.setLive(true);
    outcome.setItems(List.of());
    int listClicks = 0;
    int views = 0;
    String clickPlacement = null;
    Integer clickPosition = null;
    for (StorefrontEvent event : events) {
      if (event.getPayload() instanceof ListView shown
          && shown.getRecommendationId().equals(pair.list())
          && shown.getItems().contains(pair.item())) {
        if (outcome.getShownAt() == null) {
          outcome.setShownAt(event.getTime());
          outcome.setPlacement(shown.getPlacement());
          outcome.setPosition(shown.getItems().indexOf(pair.item()));
        }
        outcome.setShown(outcome.getShown() + 1);
        note(outcome, event);
      }
      if (!pair.equals(touched(event))) {
        continue;
      }
      note(outcome, event);
      switch (event.getPayload()) {
        case ListClick click -> {
          listClicks++;
          if (clickPlacement == null) {
            clickPlacement = click.getPlacement();
            clickPosition = click.getPosition();
          }
        }
        case ItemView view -> views++;
        default -> {
          if (outcome.getCartedAt() == null) {
            outcome.setCartedAt(event.getTime());
          }
          continue;
        }
      }
      if (outcome.getClickedAt() == null) {
        outcome.setClickedAt(event.getTime());
      }
    }
    outcome.setClicks(Math.max(listClicks, views));
    if (outcome.getShownAt() == null) {
      outcome.setPlacement(clickPlacement);
      outcome.setPosition(clickPosition);
    }
    for (Sold sold : sales) {
      OrderPlaced order = (OrderPlaced) sold.order().getPayload();
      outcome.setOrderedAt(
          outcome.getOrderedAt() == null ? sold.order().getTime() : outcome.getOrderedAt());
      outcome.setCurrency(
          outcome.getCurrency() == null ? order.getCurrency() : outcome.getCurrency());
      outcome.setQuantity(outcome.getQuantity() + sold.line().getQuantity());
      note(outcome, sold.order());
    }
    for (Sold sold : sales) {
      OrderPlaced order = (OrderPlaced) sold.order().getPayload();
      boolean same =
          order.getCurrency() == null
              ? outcome.getCurrency() == null
              : order.getCurrency().equals(outcome.getCurrency());
      if (same && sold.line().getPrice() != null) {
        double before = outcome.getRevenue() == null ? 0 : outcome.getRevenue();
        outcome.setRevenue(before + sold.line().getPrice() * sold.line().getQuantity());
      }
    }
    return outcome;
  }

  private static void note(Outcome outcome, StorefrontEvent event) {
    outcome.setLive(outcome.getLive() && event.getOrigin() == Origin.LIVE);
    if (outcome.getNewestAt() == null || event.getTime().isAfter(outcome.getNewestAt())) {
      outcome.setNewestAt(event.getTime());
    }
  }
}
