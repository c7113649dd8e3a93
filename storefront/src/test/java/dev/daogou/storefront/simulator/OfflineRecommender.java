package dev.daogou.storefront.simulator;

import dev.daogou.storefront.catalogue.ShopItem;
import java.util.ArrayList;
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

  private final List<ShopItem> items;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final double[][] similarity;
  private final double[][] coVisits;
  private final double[] popularity;
  private final Map<String, List<Integer>> recent = new HashMap<>();

  OfflineRecommender(List<ShopItem> catalogue) {
    items = catalogue;
    popularity = new double[items.size()];
    coVisits = new double[items.size()][items.size()];
    similarity = similarities(catalogue);
    for (int i = 0; i < items.size(); i++) {
      numbers.put(items.get(i).id(), i);
    }
  }

  void viewed(String shopper, String id) {
    int item = numbers.get(id);
    List<Integer> history = recent.computeIfAbsent(shopper, s -> new ArrayList<>());
    double weight = 1;
    for (int before : history) {
      coVisits[before][item] += weight;
      coVisits[item][before] += weight;
      weight *= DECAY;
    }
    history.addFirst(item);
    if (history.size() > RECENT) {
      history.removeLast();
    }
    popularity[item]++;
  }

  List<String> top(String shopper, int count) {
    List<Integer> history = recent.getOrDefault(shopper, List.of());
    double[] scores = new double[items.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = 0.3 * Math.log1p(popularity[i]);
      double weight = 1;
      for (int seen : history) {
        scores[i] += weight * (0.5 * similarity[seen][i] + Math.log1p(coVisits[seen][i]));
        weight *= DECAY;
      }
    }
    if (!history.isEmpty()) {
      scores[history.getFirst()] = -1;
    }
    return ChoiceModel.mostProbable(scores, count).stream().map(i -> items.get(i).id()).toList();
  }

  /** Sum over shared facets of how rare the facet is. */
  private static double[][] similarities(List<ShopItem> items) {
    Map<String, Integer> counts = new HashMap<>();
    items.forEach(item -> item.facets().forEach(f -> counts.merge(f, 1, Integer::sum)));
    double[][] similarity = new double[items.size()][items.size()];
    for (int i = 0; i < items.size(); i++) {
      List<String> mine = items.get(i).facets();
      for (int j = 0; j < items.size(); j++) {
        for (String facet : items.get(j).facets()) {
          if (mine.contains(facet)) {
            similarity[i][j] += Math.log((double) items.size() / counts.get(facet));
          }
        }
      }
    }
    return similarity;
  }
}
