package dev.daogou.recommender.links;

import dev.daogou.recommender.state.StateReader;
import dev.daogou.recommender.state.StateWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A {@link NeighbourTable} the slow and obvious way: a list of objects. */
final class PlainNeighbourTable {
  private final List<Entry> entries = new ArrayList<>();

  private static final class Entry {
    private final String item;
    private double weight;
    private int count;

    Entry(String item, double weight, int count) {
      this.item = item;
      this.weight = weight;
      this.count = count;
    }
  }

  /**
   * Adds to a neighbour, or takes back where the weight is below 0: what was added as often as it
   * was taken back is gone.
   *
   * @param scaled weight as of the landmark
   * @param most neighbours kept
   * @return neighbours that had to make room
   */
  int add(String item, double scaled, int most) {
    int sign = scaled < 0 ? -1 : 1;
    Entry known = find(item);
    if (known == null) {
      if (sign < 0) {
        return 0;
      }
      entries.add(new Entry(item, scaled, 1));
      return evict(most);
    }
    known.weight += scaled;
    known.count += sign;
    if (known.count <= 0) {
      entries.remove(known);
    }
    return 0;
  }

  private Entry find(String item) {
    for (Entry entry : entries) {
      if (entry.item.equals(item)) {
        return entry;
      }
    }
    return null;
  }

  private int evict(int most) {
    int evicted = 0;
    while (entries.size() > most) {
      entries.remove(
          entries.stream().min(Comparator.comparingDouble(entry -> entry.weight)).orElseThrow());
      evicted++;
    }
    return evicted;
  }

  /** Moves the landmark: all weights are multiplied. */
  void scale(double factor) {
    entries.forEach(entry -> entry.weight *= factor);
  }

  /** The heaviest neighbours, first the heaviest, with weights times the factor. */
  List<Neighbour> strongest(int most, double factor) {
    return entries.stream()
        .sorted(
            Comparator.comparingDouble((Entry entry) -> -entry.weight)
                .thenComparing(entry -> entry.item))
        .limit(most)
        .map(entry -> new Neighbour(entry.item, (float) (entry.weight * factor)))
        .toList();
  }

  /** How often the pair was counted; 0 where it is not held. */
  int count(String item) {
    Entry known = find(item);
    return known == null ? 0 : known.count;
  }

  int size() {
    return entries.size();
  }

  void write(StateWriter out) {
    out.number(entries.size());
    entries.forEach(entry -> out.text(entry.item).real(entry.weight).number(entry.count));
  }

  static PlainNeighbourTable read(StateReader in) {
    var table = new PlainNeighbourTable();
    for (int left = in.count(); left > 0; left--) {
      table.entries.add(new Entry(in.text(), in.doubleReal(), in.count()));
    }
    return table;
  }
}
