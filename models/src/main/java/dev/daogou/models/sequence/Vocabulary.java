package dev.daogou.models.sequence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Items that occur often enough to have a row of the item table, the most frequent first. */
public final class Vocabulary {
  /** Row of an item without one. */
  public static final int UNKNOWN = -1;

  private final List<String> items;
  private final Map<String, Integer> rows = new HashMap<>();

  /** The items of the rows 0, 1, 2 …, each once. */
  public Vocabulary(List<String> items) {
    this.items = List.copyOf(items);
    for (int row = 0; row < items.size(); row++) {
      rows.put(items.get(row), row);
    }
  }

  /**
   * The items of some sessions.
   *
   * @param leastCount how often an item must occur to be in
   */
  public static Vocabulary of(List<List<String>> sessions, int leastCount) {
    Map<String, Integer> counts = new HashMap<>();
    sessions.forEach(session -> session.forEach(item -> counts.merge(item, 1, Integer::sum)));
    List<String> often = new ArrayList<>(counts.keySet());
    often.removeIf(item -> counts.getOrDefault(item, 0) < leastCount);
    often.sort(
        Comparator.comparing((String item) -> -counts.getOrDefault(item, 0))
            .thenComparing(item -> item));
    return new Vocabulary(often);
  }

  public List<String> items() {
    return items;
  }

  public int size() {
    return items.size();
  }

  /** Row of an item, or {@link #UNKNOWN}. */
  public int row(String item) {
    return rows.getOrDefault(item, UNKNOWN);
  }

  /** The rows of a session's items that have one, in the session's order. */
  public int[] rows(List<String> session) {
    return session.stream().mapToInt(this::row).filter(row -> row != UNKNOWN).toArray();
  }
}
