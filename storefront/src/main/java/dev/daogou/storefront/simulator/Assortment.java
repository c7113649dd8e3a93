package dev.daogou.storefront.simulator;

import dev.daogou.storefront.catalogue.DemoCatalogue;
import dev.daogou.storefront.catalogue.ShopItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * The items as shoppers meet them: numbered, with their facets, and with an appeal of their own
 * that all shoppers feel, so that some items are liked by many.
 */
public final class Assortment {
  private final List<ShopItem> items;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<List<String>> facets = new ArrayList<>();
  private final double[] appeal;

  /**
   * @param catalogue what is sold
   * @param spread standard deviation of the appeal; greater means that fewer items draw more views
   * @param seed of the appeal
   */
  public Assortment(DemoCatalogue catalogue, double spread, long seed) {
    items = catalogue.items();
    appeal = new double[items.size()];
    Random random = new Random(seed);
    for (int i = 0; i < items.size(); i++) {
      numbers.put(items.get(i).id(), i);
      facets.add(List.copyOf(items.get(i).facets()));
      appeal[i] = spread * random.nextGaussian();
    }
  }

  /** How many items there are. */
  public int size() {
    return items.size();
  }

  /** The item with a number from 0. */
  public ShopItem item(int number) {
    return items.get(number);
  }

  /** The number of an item of this assortment. */
  public int number(String item) {
    return Objects.requireNonNull(numbers.get(item), item);
  }

  /** What can be liked about an item, as {@code name=value}. */
  public List<String> facets(int number) {
    return facets.get(number);
  }

  /** What all shoppers feel for an item, on the scale of utilities. */
  public double appeal(int number) {
    return appeal[number];
  }

  /** All values of a facet among the items of a category, in alphabetical order. */
  public List<String> values(String category, String facet) {
    Set<String> values = new TreeSet<>();
    for (ShopItem item : items) {
      if (item.category().equals(category)) {
        item.facets().stream().filter(f -> f.startsWith(facet + "=")).forEach(values::add);
      }
    }
    return List.copyOf(values);
  }
}
