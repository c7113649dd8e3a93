package dev.daogou.storefront.simulator;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Draws lasting tastes and their drift. */
final class Tastes {
  private static final List<String> LASTING = List.of("metal", "stone", "style", "occasion");
  private static final double LOWEST_PURSE = Math.log(250);
  private static final double HIGHEST_PURSE = Math.log(6000);

  private final Assortment assortment;
  private final double strength;

  Tastes(Assortment assortment, double strength) {
    this.assortment = assortment;
    this.strength = strength;
  }

  Taste draw(RandomGenerator random) {
    Map<String, Double> likes = new TreeMap<>();
    for (String facet : LASTING) {
      likes.put(any(assortment.values("Rings", facet), random), strength);
    }
    likes.put(any(assortment.values("Phones", "brand"), random), strength);
    likes.put(any(assortment.values("Phones", "colour"), random), strength / 2);
    likes.put(any(assortment.values("Phone Cases", "design"), random), strength);
    likes.put(any(assortment.values("Phone Cases", "brand"), random), strength / 2);
    return new Taste(likes, random.nextDouble(LOWEST_PURSE, HIGHEST_PURSE));
  }

  /** The taste with one of its lasting likes exchanged for another value. */
  Taste drift(Taste taste, RandomGenerator random) {
    String facet = any(LASTING, random);
    String to = any(assortment.values("Rings", facet), random);
    return taste.likes().keySet().stream()
        .filter(like -> like.startsWith(facet + "="))
        .filter(like -> !like.equals(to) && !taste.likes().containsKey(to))
        .findFirst()
        .map(from -> taste.drifted(from, to))
        .orElse(taste);
  }

  static <T> T any(List<T> list, RandomGenerator random) {
    return list.get(random.nextInt(list.size()));
  }
}
