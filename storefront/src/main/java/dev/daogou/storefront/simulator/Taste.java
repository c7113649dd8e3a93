package dev.daogou.storefront.simulator;

import dev.daogou.storefront.catalogue.ShopItem;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a shopper likes for longer than one visit.
 *
 * @param likes weight in utility of a facet, written {@code name=value}; negative is dislike
 * @param purse the natural logarithm of the price at which the shopper is at ease with jewellery
 */
public record Taste(Map<String, Double> likes, double purse) {
  private static final double PRICE_AVERSION = 0.25;

  public Taste {
    likes = Map.copyOf(likes);
  }

  /** The worth of every item to this shopper, apart from the items' general appeal. */
  public double[] utilities(Assortment assortment) {
    double[] utilities = new double[assortment.size()];
    for (int i = 0; i < utilities.length; i++) {
      utilities[i] = liking(assortment, i) - strain(assortment.item(i));
    }
    return utilities;
  }

  /** This taste with one like replaced by another. */
  public Taste drifted(String from, String to) {
    Map<String, Double> changed = new TreeMap<>(likes);
    Double weight = changed.remove(from);
    if (weight != null) {
      changed.put(to, weight);
    }
    return new Taste(changed, purse);
  }

  private double liking(Assortment assortment, int number) {
    double sum = 0;
    for (String facet : assortment.facets(number)) {
      sum += likes.getOrDefault(facet, 0.0);
    }
    return sum;
  }

  private double strain(ShopItem item) {
    if (!item.department().equals("Jewellery")) {
      return 0;
    }
    double distance = Math.log(item.price()) - purse;
    return PRICE_AVERSION * distance * distance;
  }
}
