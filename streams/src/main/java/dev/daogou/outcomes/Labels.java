package dev.daogou.outcomes;

import dev.daogou.schemas.Outcome;
import dev.daogou.schemas.OutcomeItems;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Turns the outcomes topic, read in order, into labelled impressions. Of each item the last record
 * counts; an impression is given out once nothing was heard of it for a while, so that memory holds
 * only what is still open. Shoppers taken for programs, and items that were acted on but not shown,
 * are left out. One thread.
 */
public final class Labels {
  private final Duration settle;
  private final Map<ListOfShopper, Map<String, Outcome>> open = new LinkedHashMap<>();
  private Instant newest = Instant.MIN;

  private record ListOfShopper(String tenant, String recommendationId, String shopper) {}

  /**
   * @param settle event time after which an impression is complete; what changes later is left out.
   *     A day and the attribution window is a fair choice.
   */
  public Labels(Duration settle) {
    this.settle = settle;
  }

  /** Takes the next record of the topic, in the form of one for a list or of one for an item. */
  public void accept(Outcome outcome) {
    OutcomeItems.of(outcome).forEach(this::acceptItem);
  }

  private void acceptItem(Outcome outcome) {
    var list =
        new ListOfShopper(outcome.getTenant(), outcome.getRecommendationId(), outcome.getShopper());
    if (outcome.getNewestAt().isAfter(newest)) {
      newest = outcome.getNewestAt();
    }
    Map<String, Outcome> known = open.get(list);
    if (known == null && isSettled(outcome.getNewestAt())) {
      return;
    }
    open.computeIfAbsent(list, fresh -> new HashMap<>()).put(outcome.getItem(), outcome);
  }

  /** Impressions that are complete by now; each is given out once. */
  public List<LabelledImpression> settled() {
    return take(false);
  }

  /** All impressions that are left, complete or not: at the end of the topic. */
  public List<LabelledImpression> rest() {
    return take(true);
  }

  private boolean isSettled(Instant time) {
    return time.isBefore(newest.minus(settle));
  }

  private List<LabelledImpression> take(boolean all) {
    List<LabelledImpression> taken = new ArrayList<>();
    Iterator<Map.Entry<ListOfShopper, Map<String, Outcome>>> left = open.entrySet().iterator();
    while (left.hasNext()) {
      var entry = left.next();
      boolean isDue =
          all
              || entry.getValue().values().stream()
                  .allMatch(outcome -> isSettled(outcome.getNewestAt()));
      if (isDue) {
        impression(entry.getKey(), entry.getValue()).ifPresent(taken::add);
        left.remove();
      }
    }
    return taken;
  }

  private static Optional<LabelledImpression> impression(
      ListOfShopper list, Map<String, Outcome> outcomes) {
    List<Outcome> shown =
        outcomes.values().stream()
            .filter(outcome -> outcome.getShownAt() != null && !outcome.getAutomated())
            .sorted(Comparator.comparingInt(Labels::position).thenComparing(Outcome::getItem))
            .toList();
    return shown.stream()
        .min(Comparator.comparing(Labels::shownAt))
        .map(
            first ->
                new LabelledImpression(
                    list.tenant(),
                    list.recommendationId(),
                    list.shopper(),
                    first.getPlacement(),
                    first.getModel(),
                    shownAt(first),
                    shown.stream().allMatch(Outcome::getLive),
                    shown.stream().map(Labels::item).toList()));
  }

  private static Instant shownAt(Outcome shown) {
    return Objects.requireNonNull(shown.getShownAt());
  }

  private static int position(Outcome shown) {
    return Objects.requireNonNull(shown.getPosition());
  }

  private static LabelledImpression.Item item(Outcome outcome) {
    return new LabelledImpression.Item(
        outcome.getItem(),
        position(outcome),
        outcome.getClicks() > 0,
        outcome.getCartedAt() != null,
        outcome.getQuantity() > 0);
  }
}
