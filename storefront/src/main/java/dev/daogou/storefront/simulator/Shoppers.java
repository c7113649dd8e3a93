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
    return draw(count, catalogue, habits, seed, 1);
  }

  /**
   * The same shoppers with the same tastes, who make other visits in every run; so that what was
   * learnt in one run does not give away the next.
   *
   * @param run number of the run, from 1
   */
  public static List<Shopper> draw(
      int count, DemoCatalogue catalogue, Habits habits, long seed, int run) {
    SplittableRandom root = new SplittableRandom(seed);
    Assortment assortment = new Assortment(catalogue, habits.appealSpread(), root.nextLong());
    List<Shopper> shoppers = new ArrayList<>(count);
    for (int i = 1; i <= count; i++) {
      shoppers.add(
          new Shopper("shopper-%d-%04d".formatted(seed, i), assortment, habits, root.split(), run));
    }
    return shoppers;
  }
}
