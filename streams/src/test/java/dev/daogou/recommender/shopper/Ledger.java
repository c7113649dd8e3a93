package dev.daogou.recommender.shopper;

import dev.daogou.recommender.links.ItemInteraction;
import dev.daogou.recommender.links.ItemInteraction.Link;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every single thing that the items were told, and not told to forget. */
final class Ledger {
  private final Map<String, Integer> entries = new HashMap<>();

  void note(List<ItemInteraction> effects) {
    for (ItemInteraction effect : effects) {
      String item = effect.item() + "@" + effect.time();
      if (effect.count() != 0) {
        add(item + " weight " + effect.weight() * effect.count(), effect.count());
      }
      effect.before().forEach(link -> add(item, " after ", link));
      effect.boughtWith().forEach(link -> add(item, " with ", link));
    }
  }

  private void add(String item, String relation, Link link) {
    int sign = link.weight() < 0 ? -1 : 1;
    add(item + relation + link.item() + " " + sign * link.weight(), sign);
  }

  private void add(String entry, int times) {
    entries.merge(entry, times, Integer::sum);
    entries.remove(entry, 0);
  }

  /** What is left, with how often; negative where more was taken back than told. */
  Map<String, Integer> entries() {
    return entries;
  }

  /** Items with times of which something is left. */
  Set<String> items() {
    return entries.keySet().stream()
        .map(entry -> entry.substring(0, entry.indexOf(' ')))
        .collect(Collectors.toSet());
  }
}
