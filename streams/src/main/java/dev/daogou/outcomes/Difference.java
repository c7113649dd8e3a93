package dev.daogou.outcomes;

import dev.daogou.schemas.Outcome;
import dev.daogou.schemas.ShopperKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares outcomes as they were when they were expected to change with what they are now. */
final class Difference {
  private final ShopperOutcomes held;
  private final OutcomeView view;
  private final Map<OpenList, Map<String, @Nullable Outcome>> before = new LinkedHashMap<>();

  Difference(ShopperOutcomes held, ShopperKey shopper, Attribution attribution) {
    this.held = held;
    this.view = new OutcomeView(shopper, held, attribution);
  }

  void expect(OpenList list, String item) {
    Map<String, @Nullable Outcome> outcomes =
        before.computeIfAbsent(list, fresh -> new LinkedHashMap<>());
    if (!outcomes.containsKey(item)) {
      outcomes.put(item, view.of(list, item));
    }
  }

  /** An order of the item may be credited to another list from now on. */
  void expectWhereTouched(String item) {
    for (OpenList list : held.lists) {
      if (list.find(item).isPresent()) {
        expect(list, item);
      }
    }
  }

  /** One for each list that changed, in the order in which they were expected to. */
  List<ListChange> changes() {
    List<ListChange> changes = new ArrayList<>();
    before.forEach(
        (OpenList list, Map<String, @Nullable Outcome> outcomes) -> {
          Map<String, Outcome> now = new HashMap<>();
          List<OutcomeChange> items = changes(list, outcomes, now);
          if (!items.isEmpty()) {
            changes.add(new ListChange(view.of(list, now), items));
          }
        });
    return changes;
  }

  private List<OutcomeChange> changes(
      OpenList list, Map<String, @Nullable Outcome> before, Map<String, Outcome> after) {
    List<OutcomeChange> changes = new ArrayList<>(before.size());
    before.forEach(
        (item, known) -> {
          Outcome now = view.of(list, item);
          if (now != null) {
            after.put(item, now);
            if (!now.equals(known)) {
              changes.add(new OutcomeChange(known, now));
            }
          }
        });
    return changes;
  }
}
