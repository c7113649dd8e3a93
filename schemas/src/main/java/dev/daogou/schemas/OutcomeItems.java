package dev.daogou.schemas;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads outcomes item by item, whichever form they were written in. */
public final class OutcomeItems {
  private OutcomeItems() {}

  /** A record of one item for each item of the outcome; a record of one item is its own. */
  public static List<Outcome> of(Outcome outcome) {
    return outcome.getItem().isEmpty()
        ? outcome.getItems().stream().map(item -> of(outcome, item)).toList()
        : List.of(outcome);
  }

  private static Outcome of(Outcome list, ItemOutcome item) {
    return new Outcome(
        list.getTenant(),
        list.getRecommendationId(),
        list.getShopper(),
        item.getItem(),
        item.getPlacement(),
        item.getPosition(),
        list.getScoring(),
        list.getModel(),
        instant(item.getShownAt()),
        item.getShown(),
        instant(item.getClickedAt()),
        item.getClicks(),
        instant(item.getCartedAt()),
        instant(item.getOrderedAt()),
        item.getQuantity(),
        item.getRevenue(),
        item.getCurrency(),
        item.getLive(),
        list.getAutomated(),
        item.getNewestAt(),
        List.of());
  }

  /**
   * The record of a list.
   *
   * @param items records of one item each, of the same list; at least one
   */
  public static Outcome together(List<Outcome> items) {
    Outcome first = items.getFirst();
    var list = new Outcome();
    list.setTenant(first.getTenant());
    list.setRecommendationId(first.getRecommendationId());
    list.setShopper(first.getShopper());
    list.setItem("");
    list.setScoring(first.getScoring());
    list.setModel(first.getModel());
    list.setAutomated(first.getAutomated());
    list.setLive(items.stream().allMatch(Outcome::getLive));
    list.setNewestAt(
        items.stream().map(Outcome::getNewestAt).max(Instant::compareTo).orElseThrow());
    list.setItems(items.stream().map(OutcomeItems::item).toList());
    return list;
  }

  private static ItemOutcome item(Outcome outcome) {
    return new ItemOutcome(
        outcome.getItem(),
        outcome.getPlacement(),
        outcome.getPosition(),
        millis(outcome.getShownAt()),
        outcome.getShown(),
        millis(outcome.getClickedAt()),
        outcome.getClicks(),
        millis(outcome.getCartedAt()),
        millis(outcome.getOrderedAt()),
        outcome.getQuantity(),
        outcome.getRevenue(),
        outcome.getCurrency(),
        outcome.getLive(),
        outcome.getNewestAt());
  }

  private static @Nullable Instant instant(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  private static @Nullable Long millis(@Nullable Instant time) {
    return time == null ? null : time.toEpochMilli();
  }
}
