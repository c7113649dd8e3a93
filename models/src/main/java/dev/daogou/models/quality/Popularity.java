package dev.daogou.models.quality;

import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.StorefrontEvent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Clicks by item. */
public final class Popularity {
  private final Map<String, Integer> clicks = new HashMap<>();
  private List<String> best = List.of();
  private int bestOf = -1;
  private int total;

  /** Counts a visit. */
  public void count(StorefrontEvent event) {
    if (event.getPayload() instanceof ItemView view) {
      clicks.merge(view.getItem(), 1, Integer::sum);
      total++;
    }
  }

  static Popularity of(List<StorefrontEvent> events) {
    Popularity popularity = new Popularity();
    events.forEach(popularity::count);
    return popularity;
  }

  /** Clicks of the item. */
  int clicks(String item) {
    return clicks.getOrDefault(item, 0);
  }

  /** Items that were clicked. */
  int items() {
    return clicks.size();
  }

  /**
   * How little known the item is, in bits: the negative binary logarithm of its share in all
   * clicks, with one more click imagined for every item so that new ones have a share, too.
   */
  double surprise(String item) {
    double share = (clicks(item) + 1.0) / (total + clicks.size() + 1.0);
    return -Math.log(share) / Math.log(2);
  }

  /** The most clicked items, best first; worked out again where something was counted since. */
  synchronized List<String> best(int most) {
    if (bestOf != total) {
      best =
          clicks.entrySet().stream()
              .sorted(
                  Comparator.comparingInt((Map.Entry<String, Integer> e) -> -e.getValue())
                      .thenComparing(Map.Entry::getKey))
              .limit(most)
              .map(Map.Entry::getKey)
              .toList();
      bestOf = total;
    }
    return best;
  }
}
