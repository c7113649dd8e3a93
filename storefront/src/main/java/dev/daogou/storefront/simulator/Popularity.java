package dev.daogou.storefront.simulator;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The plainest recommender: what was viewed most so far, the same for everyone. Thread-safe. */
public final class Popularity {
  private final Map<String, Long> views = new HashMap<>();

  /** Counts a view. */
  public synchronized void viewed(String item) {
    views.merge(item, 1L, Long::sum);
  }

  /** The most viewed items, best first, without the one on screen. */
  public synchronized List<String> top(int count, String current) {
    return views.entrySet().stream()
        .filter(e -> !e.getKey().equals(current))
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
        .limit(count)
        .map(Map.Entry::getKey)
        .toList();
  }
}
