package dev.daogou.storefront.simulator;

import dev.daogou.storefront.catalogue.DemoCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The crowd of a run: the same seed gives the same shoppers. */
public final class Shoppers {
  private Shoppers() {}

  /**
   * @param count how many
   * @param catalogue what they can choose from
   * @param habits how they behave
   * @param seed of everything that is drawn
   */
  public static List<Shopper> draw(int count, DemoCatalogue catalogue, Habits habits, long seed) {
    SplittableRandom root = new SplittableRandom(seed);
    Assortment assortment = new Assortment(catalogue, habits.appealSpread(), root.nextLong());
    List<Shopper> shoppers = new ArrayList<>(count);
    for (int i = 1; i <= count; i++) {
      shoppers.add(new Shopper("shopper-%04d".formatted(i), assortment, habits, root.split()));
    }
    return shoppers;
  }
}
