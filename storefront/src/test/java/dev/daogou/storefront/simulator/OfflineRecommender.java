package dev.daogou.storefront.simulator;

import dev.daogou.storefront.catalogue.ShopItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A small honest recommender that learns from the simulated stream alone: co-visitation of recent
 * items, shared facets with recent items, and popularity. It knows neither taste nor intent.
 */
final class OfflineRecommender {
  private static final int RECENT = 5;
  private static final double DECAY = 0.7;

  private final Map<String, ShopItem> items = new HashMap<>();
  private final Map<String, Map<String, Double>> coVisits = new HashMap<>();
  private final Map<String, Double> popularity = new HashMap<>();
  private final Map<String, List<String>> recent = new HashMap<>();
  private final Map<String, Double> rarity = new HashMap<>();

  OfflineRecommender(List<ShopItem> catalogue) {
    Map<String, Integer> counts = new HashMap<>();
    for (ShopItem item : catalogue) {
      items.put(item.id(), item);
      item.facets().forEach(f -> counts.merge(f, 1, Integer::sum));
    }
    counts.forEach((f, n) -> rarity.put(f, Math.log((double) catalogue.size() / n)));
  }

  void viewed(String shopper, String item) {
    List<String> history = recent.computeIfAbsent(shopper, s -> new ArrayList<>());
    double weight = 1;
    for (String before : history) {
      coVisits.computeIfAbsent(before, b -> new HashMap<>()).merge(item, weight, Double::sum);
      coVisits.computeIfAbsent(item, b -> new HashMap<>()).merge(before, weight, Double::sum);
      weight *= DECAY;
    }
    history.addFirst(item);
    if (history.size() > RECENT) {
      history.removeLast();
    }
    popularity.merge(item, 1.0, Double::sum);
  }

  List<String> top(String shopper, int count) {
    List<String> history = recent.getOrDefault(shopper, List.of());
    Map<String, Double> scores = new HashMap<>();
    items.keySet().forEach(i -> scores.put(i, 0.3 * Math.log1p(popularity.getOrDefault(i, 0.0))));
    double weight = 1;
    for (String seen : history) {
      addNeighbours(seen, weight, scores);
      weight *= DECAY;
    }
    if (!history.isEmpty()) {
      scores.remove(history.getFirst());
    }
    return scores.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
        .limit(count)
        .map(Map.Entry::getKey)
        .toList();
  }

  private void addNeighbours(String seen, double weight, Map<String, Double> scores) {
    List<String> facets = items.get(seen).facets();
    Map<String, Double> visits = coVisits.getOrDefault(seen, Map.of());
    for (ShopItem item : items.values()) {
      double shared = 0;
      for (String facet : item.facets()) {
        shared += facets.contains(facet) ? rarity.get(facet) : 0;
      }
      double together = Math.log1p(visits.getOrDefault(item.id(), 0.0));
      scores.merge(item.id(), weight * (0.5 * shared + together), Double::sum);
    }
  }
}
