package dev.daogou.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What one shopper saw.
 *
 * @param time of the newest click, epoch milliseconds
 * @param items in the order of the clicks
 */
record ClickSession(long id, long time, List<String> items) {

  /** The items after so many clicks, newest first, each once. */
  List<String> recentAfter(int clicks, int most) {
    List<String> recent = new ArrayList<>(most);
    for (int i = clicks - 1; i >= 0 && recent.size() < most; i--) {
      if (!recent.contains(items.get(i))) {
        recent.add(items.get(i));
      }
    }
    return recent;
  }
}
