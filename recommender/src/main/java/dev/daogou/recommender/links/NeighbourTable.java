package dev.daogou.recommender.links;

import dev.daogou.recommender.state.StateReader;
import dev.daogou.recommender.state.StateWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The neighbours of one item with their decayed weights, bounded in number. Weights are kept as of
 * a landmark, so that adding one touches no other (forward decay: Cormode, Shkapenyuk, Srivastava,
 * Xu, ICDE 2009).
 */
final class NeighbourTable {
  private static final int ABSENT = -1;
  private static final int FIRST_CAPACITY = 8;
  private static final int LARGEST_GUESS = 1_024;

  // In the order in which they came, side by side: looking for one reads nothing but hashes.
  private String[] items;
  private int[] hashes;
  private double[] weights;
  private int[] counts;
  private int size;

  NeighbourTable() {
    this(FIRST_CAPACITY);
  }

  private NeighbourTable(int capacity) {
    items = new String[capacity];
    hashes = new int[capacity];
    weights = new double[capacity];
    counts = new int[capacity];
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
    int known = find(item);
    if (known == ABSENT) {
      if (sign < 0) {
        return 0;
      }
      append(item, scaled, 1);
      return evict(most);
    }
    weights[known] += scaled;
    counts[known] += sign;
    if (counts[known] <= 0) {
      remove(known);
    }
    return 0;
  }

  private int find(String item) {
    int hash = item.hashCode();
    for (int i = 0; i < size; i++) {
      if (hashes[i] == hash && items[i].equals(item)) {
        return i;
      }
    }
    return ABSENT;
  }

  private void append(String item, double weight, int count) {
    if (size == items.length) {
      int capacity = 2 * size + 1;
      items = Arrays.copyOf(items, capacity);
      hashes = Arrays.copyOf(hashes, capacity);
      weights = Arrays.copyOf(weights, capacity);
      counts = Arrays.copyOf(counts, capacity);
    }
    items[size] = item;
    hashes[size] = item.hashCode();
    weights[size] = weight;
    counts[size] = count;
    size++;
  }

  private void remove(int place) {
    int after = size - place - 1;
    System.arraycopy(items, place + 1, items, place, after);
    System.arraycopy(hashes, place + 1, hashes, place, after);
    System.arraycopy(weights, place + 1, weights, place, after);
    System.arraycopy(counts, place + 1, counts, place, after);
    size--;
    items[size] = "";
  }

  private int evict(int most) {
    int evicted = 0;
    while (size > most) {
      remove(lightest());
      evicted++;
    }
    return evicted;
  }

  private int lightest() {
    int lightest = 0;
    for (int i = 1; i < size; i++) {
      if (Double.compare(weights[i], weights[lightest]) < 0) {
        lightest = i;
      }
    }
    return lightest;
  }

  /** Moves the landmark: all weights are multiplied. */
  void scale(double factor) {
    for (int i = 0; i < size; i++) {
      weights[i] *= factor;
    }
  }

  /** The heaviest neighbours, first the heaviest, with weights times the factor. */
  List<Neighbour> strongest(int most, double factor) {
    return IntStream.range(0, size)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -weights[i]).thenComparing(i -> items[i]))
        .limit(most)
        .map(i -> new Neighbour(items[i], (float) (weights[i] * factor)))
        .toList();
  }

  /** How often the pair was counted; 0 where it is not held. */
  int count(String item) {
    int known = find(item);
    return known == ABSENT ? 0 : counts[known];
  }

  int size() {
    return size;
  }

  void write(StateWriter out) {
    out.number(size);
    for (int i = 0; i < size; i++) {
      out.text(items[i]).real(weights[i]).number(counts[i]);
    }
  }

  static NeighbourTable read(StateReader in) {
    int size = in.count();
    var table = new NeighbourTable(Math.clamp(size, 1, LARGEST_GUESS));
    for (int left = size; left > 0; left--) {
      table.append(in.text(), in.doubleReal(), in.count());
    }
    return table;
  }
}
