package dev.daogou.models.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How alike two products' data sheets are: the Jaccard similarity of the names of their attributes,
 * each weighted by its rarity (inverse document frequency). Products of one kind fill in the same
 * sheet; weight and colour, which every kind has, hardly count.
 */
public final class DataSheets {
  /** Attributes that a product needs for its kind to show. */
  public static final int LEAST_ATTRIBUTES = 3;

  /** Two products are of one kind from here on. */
  public static final double SAME_KIND = 0.5;

  private final List<Set<String>> sheets;
  private final Map<String, Double> rarity = new HashMap<>();
  private final double[] totals;

  public DataSheets(List<Set<String>> sheets) {
    this.sheets = sheets;
    Map<String, Integer> frequency = new HashMap<>();
    sheets.forEach(sheet -> sheet.forEach(name -> frequency.merge(name, 1, Integer::sum)));
    frequency.forEach((name, count) -> rarity.put(name, Math.log((double) sheets.size() / count)));
    totals = sheets.stream().mapToDouble(this::weight).toArray();
  }

  private double weight(Set<String> names) {
    return names.stream().mapToDouble(rarity::get).sum();
  }

  /** Whether enough is known of a product. */
  public boolean isKnown(int product) {
    return sheets.get(product).size() >= LEAST_ATTRIBUTES;
  }

  /** 0 (nothing in common) to 1 (the same sheet). */
  public double similarity(int a, int b) {
    double common = 0;
    for (String name : sheets.get(a)) {
      if (sheets.get(b).contains(name)) {
        common += rarity.getOrDefault(name, 0.0);
      }
    }
    double union = totals[a] + totals[b] - common;
    return union == 0 ? 0 : common / union;
  }

  public boolean sameKind(int a, int b) {
    return similarity(a, b) >= SAME_KIND;
  }
}
