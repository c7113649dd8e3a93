package dev.daogou.storefront.simulator;

import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The probability of every item to be viewed next: a multinomial logit over general appeal, taste
 * and the visit's intent, mixed with a small share of choices that follow the taste alone.
 *
 * @see <a href="https://eml.berkeley.edu/reprints/mcfadden/zarembka.pdf">McFadden, Conditional
 *     logit analysis of qualitative choice behavior (1974)</a>
 */
public final class ChoiceModel {
  private final Assortment assortment;
  private final Habits habits;

  public ChoiceModel(Assortment assortment, Habits habits) {
    this.assortment = assortment;
    this.habits = habits;
  }

  /**
   * @param taste the worth of every item by taste, from {@link Taste#utilities}
   * @param intent what the visit is about
   * @param viewed numbers of the items viewed in this visit
   * @param current number of the item on screen, which cannot be chosen; -1 for none
   * @return the probability of every item, summing to 1
   */
  public double[] probabilities(double[] taste, Intent intent, Set<Integer> viewed, int current) {
    double[] themed = new double[assortment.size()];
    double[] free = new double[assortment.size()];
    for (int i = 0; i < themed.length; i++) {
      double worth = assortment.appeal(i) + taste[i] - (viewed.contains(i) ? habits.again() : 0);
      free[i] = i == current ? 0 : Math.exp(worth);
      themed[i] = free[i] * Math.exp(intent.utility(assortment, i, habits.offTheme()));
    }
    return mixture(themed, free);
  }

  /** Draws an item with the given probabilities. */
  public static int draw(double[] probabilities, RandomGenerator random) {
    double left = random.nextDouble();
    for (int i = 0; i < probabilities.length; i++) {
      left -= probabilities[i];
      if (left < 0) {
        return i;
      }
    }
    return mostProbable(probabilities, 1).getFirst();
  }

  /** The numbers of the most probable items, best first. */
  public static List<Integer> mostProbable(double[] probabilities, int count) {
    return IntStream.range(0, probabilities.length)
        .boxed()
        .sorted((a, b) -> Double.compare(probabilities[b], probabilities[a]))
        .limit(count)
        .toList();
  }

  private double[] mixture(double[] themed, double[] free) {
    double themedSum = sum(themed);
    double freeSum = sum(free);
    double[] mixed = new double[themed.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] =
          (1 - habits.wandering()) * themed[i] / themedSum + habits.wandering() * free[i] / freeSum;
    }
    return mixed;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
