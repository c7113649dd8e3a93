package dev.daogou.outcomes;

import dev.daogou.recommendations.RecommendationId;
import dev.daogou.schemas.Outcome;
import dev.daogou.schemas.OutcomeItems;
import dev.daogou.schemas.Scoring;
import dev.daogou.schemas.ShopperKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a list, or of an item of it, as it follows from what is held; the same whatever
 * the order in which events arrived.
 */
record OutcomeView(ShopperKey shopper, ShopperOutcomes held, Attribution attribution) {

  /**
   * The list with every item that was shown or acted on.
   *
   * @param known outcomes of items of the list, where they were worked out already
   */
  Outcome of(OpenList list, Map<String, Outcome> known) {
    List<Outcome> items = new ArrayList<>();
    Map<String, List<Showing>> showings = showings(list);
    for (String item : list.items()) {
      Outcome outcome =
          known.containsKey(item)
              ? known.get(item)
              : of(list, item, showings.getOrDefault(item, List.of()));
      if (outcome != null) {
        items.add(outcome);
      }
    }
    return OutcomeItems.together(items);
  }

  /** The outcome of one item; null where nothing is known of the item in that list. */
  @Nullable Outcome of(OpenList list, String item) {
    return of(
        list,
        item,
        list.showings.stream().filter(showing -> showing.positionOf(item) >= 0).toList());
  }

  private @Nullable Outcome of(OpenList list, String item, List<Showing> showings) {
    ItemTouches deeds = list.find(item).orElse(null);
    if (showings.isEmpty() && deeds == null) {
      return null;
    }
    var outcome = new Outcome();
    outcome.setTenant(shopper.tenant());
    outcome.setShopper(shopper.shopper());
    outcome.setRecommendationId(RecommendationId.of(list.number));
    outcome.setItem(item);
    outcome.setScoring(!list.known ? null : list.model == null ? Scoring.BLEND : Scoring.MODEL);
    outcome.setModel(list.model);
    outcome.setAutomated(held.automated);
    outcome.setLive(true);
    outcome.setItems(List.of());
    outcome.setNewestAt(Instant.EPOCH);
    shown(outcome, inOrder(showings, item), item);
    if (deeds != null) {
      done(outcome, deeds);
      ordered(
          outcome,
          held.lines.stream()
              .filter(line -> line.item().equals(item))
              .filter(line -> attribution.of(line, held.lists) == list)
              .sorted(
                  Comparator.comparingLong(OrderedLine::time).thenComparingLong(OrderedLine::order))
              .toList());
    }
    return outcome;
  }

  private static Map<String, List<Showing>> showings(OpenList list) {
    Map<String, List<Showing>> showings = new HashMap<>();
    for (Showing showing : list.showings) {
      for (String item : showing.items()) {
        showings.computeIfAbsent(item, fresh -> new ArrayList<>(1)).add(showing);
      }
    }
    return showings;
  }

  private static List<Showing> inOrder(List<Showing> showings, String item) {
    return showings.size() < 2
        ? showings
        : showings.stream()
            .sorted(
                Comparator.comparingLong(Showing::first)
                    .thenComparing(showing -> showing.positionOf(item))
                    .thenComparing(Showing::placement))
            .toList();
  }

  private static void shown(Outcome outcome, List<Showing> showings, String item) {
    if (!showings.isEmpty()) {
      Showing first = showings.getFirst();
      outcome.setPlacement(first.placement());
      outcome.setPosition(first.positionOf(item));
      outcome.setShownAt(Instant.ofEpochMilli(first.first()));
    }
    for (Showing showing : showings) {
      outcome.setShown(outcome.getShown() + showing.times());
      note(outcome, showing.newest(), showing.live());
    }
  }

  private static void done(Outcome outcome, ItemTouches deeds) {
    if (outcome.getPlacement() == null && deeds.placement != null) {
      outcome.setPlacement(deeds.placement);
      outcome.setPosition(deeds.position < 0 ? null : deeds.position);
    }
    outcome.setClicks(deeds.clicks());
    outcome.setClickedAt(instant(deeds.clickedAt));
    outcome.setCartedAt(instant(deeds.cartedAt));
    note(outcome, deeds.touches.getLast(), deeds.live);
  }

  private static void ordered(Outcome outcome, List<OrderedLine> lines) {
    if (!lines.isEmpty()) {
      outcome.setOrderedAt(Instant.ofEpochMilli(lines.getFirst().time()));
    }
    String currency =
        lines.stream().map(OrderedLine::currency).filter(Objects::nonNull).findFirst().orElse(null);
    outcome.setCurrency(currency);
    for (OrderedLine line : lines) {
      outcome.setQuantity(OrderedLine.sum(outcome.getQuantity(), line.quantity()));
      if (!Double.isNaN(line.revenue()) && Objects.equals(line.currency(), currency)) {
        double before = outcome.getRevenue() == null ? 0 : outcome.getRevenue();
        outcome.setRevenue(before + line.revenue());
      }
      note(outcome, line.time(), line.live());
    }
  }

  private static void note(Outcome outcome, long time, boolean live) {
    outcome.setLive(outcome.getLive() && live);
    if (time > outcome.getNewestAt().toEpochMilli()) {
      outcome.setNewestAt(Instant.ofEpochMilli(time));
    }
  }

  private static @Nullable Instant instant(long time) {
    return time == ItemTouches.NEVER ? null : Instant.ofEpochMilli(time);
  }
}
