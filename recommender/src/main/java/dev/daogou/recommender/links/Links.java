package dev.daogou.recommender.links;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Weighted edges from one item to others, heaviest first; immutable.
 *
 * @param slots of the other items
 * @param weights on one scale for the whole graph, comparable between items
 * @param total sum of all weights
 */
@SuppressWarnings("ArrayRecordComponent") // read in inner loops, never compared
public record Links(int[] slots, double[] weights, double total) {
  /** No edges. */
  public static final Links NONE = new Links(new int[0], new double[0]);

  /** The total is summed up here, once: it is asked for far more often than links change. */
  Links(int[] slots, double[] weights) {
    this(slots, weights, sum(weights));
  }

  private static double sum(double[] weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    return total;
  }

  public int size() {
    return slots.length;
  }

  /**
   * With the edge to that slot set to a weight; without it where the weight is 0. Cut to so many.
   */
  Links with(int slot, double weight, int most) {
    Links others = without(slot);
    if (weight <= 0) {
      return others;
    }
    int place = 0;
    while (place < others.size() && others.weights[place] >= weight) {
      place++;
    }
    if (place >= most) {
      return others;
    }
    int size = Math.min(most, others.size() + 1);
    int[] newSlots = Arrays.copyOf(others.slots, size);
    double[] newWeights = Arrays.copyOf(others.weights, size);
    System.arraycopy(others.slots, place, newSlots, place + 1, size - place - 1);
    System.arraycopy(others.weights, place, newWeights, place + 1, size - place - 1);
    newSlots[place] = slot;
    newWeights[place] = weight;
    return new Links(newSlots, newWeights);
  }

  /** All edges of several items; those to one item are added up. */
  static Links together(List<Links> several) {
    Map<Integer, Double> sums = new HashMap<>();
    for (Links links : several) {
      for (int i = 0; i < links.size(); i++) {
        sums.merge(links.slots[i], links.weights[i], Double::sum);
      }
    }
    var heaviestFirst =
        sums.entrySet().stream()
            .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed())
            .toList();
    return new Links(
        heaviestFirst.stream().mapToInt(Map.Entry::getKey).toArray(),
        heaviestFirst.stream().mapToDouble(Map.Entry::getValue).toArray());
  }

  private Links without(int slot) {
    for (int i = 0; i < slots.length; i++) {
      if (slots[i] == slot) {
        int[] fewer = new int[slots.length - 1];
        double[] lighter = new double[slots.length - 1];
        System.arraycopy(slots, 0, fewer, 0, i);
        System.arraycopy(slots, i + 1, fewer, i, slots.length - i - 1);
        System.arraycopy(weights, 0, lighter, 0, i);
        System.arraycopy(weights, i + 1, lighter, i, slots.length - i - 1);
        return new Links(fewer, lighter);
      }
    }
    return this;
  }
}
