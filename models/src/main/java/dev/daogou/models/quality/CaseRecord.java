package dev.daogou.models.quality;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What became of each prediction of one run; may be written by several threads, each prediction by
 * one of them.
 */
public final class CaseRecord {
  private final Popularity popularity;
  private final int[] places;
  private final int[] shown;
  private final long[] clicks;
  private final double[] bits;
  private final Set<String> items = new HashSet<>();

  CaseRecord(int cases, Popularity popularity) {
    this.popularity = popularity;
    places = new int[cases];
    shown = new int[cases];
    clicks = new long[cases];
    bits = new double[cases];
  }

  /** Notes the list that was made before a click. */
  void note(int number, List<String> list, String clicked) {
    places[number] = list.indexOf(clicked) + 1;
    shown[number] = list.size();
    for (String item : list) {
      clicks[number] += popularity.clicks(item);
      bits[number] += popularity.surprise(item);
    }
    synchronized (items) {
      items.addAll(list);
    }
  }

  /** Place of the clicked item in the list, from 1; 0 where it is not there. By prediction. */
  public int[] places() {
    return places.clone();
  }

  int distinctItems() {
    return items.size();
  }

  /** Mean clicks, in the log that was learned from, of the items shown. */
  double meanClicks() {
    double sum = 0;
    for (long value : clicks) {
      sum += value;
    }
    return sum / itemsShown();
  }

  /** Mean surprise of the items shown, in bits. */
  double meanBits() {
    double sum = 0;
    for (double value : bits) {
      sum += value;
    }
    return sum / itemsShown();
  }

  private double itemsShown() {
    long sum = 0;
    for (int value : shown) {
      sum += value;
    }
    return Math.max(1, sum);
  }
}
