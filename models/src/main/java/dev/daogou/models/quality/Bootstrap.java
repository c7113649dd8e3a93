package dev.daogou.models.quality;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * Intervals by resampling (Efron and Tibshirani, 1993): groups of cases are drawn with replacement,
 * as many as there are, since the cases of one session resemble each other. The same seed draws the
 * same groups for every model, so that intervals can be compared.
 */
public final class Bootstrap {
  private static final int RESAMPLES = 1000;
  private static final double TAIL = 0.025;

  private final int[] groupOfCase;
  private final double[] sizes;
  private final long seed;

  /**
   * @param groups any number that names its group, by case
   */
  public Bootstrap(int[] groups, long seed) {
    this.seed = seed;
    Map<Integer, Integer> numbers = new HashMap<>();
    groupOfCase = new int[groups.length];
    for (int i = 0; i < groups.length; i++) {
      groupOfCase[i] = numbers.computeIfAbsent(groups[i], unseen -> numbers.size());
    }
    sizes = new double[numbers.size()];
    for (int group : groupOfCase) {
      sizes[group]++;
    }
  }

  /** Interval of the mean of a value that every case has. */
  public Interval mean(double[] values) {
    if (values.length == 0) {
      return new Interval(0, 0);
    }
    double[] sums = new double[sizes.length];
    for (int i = 0; i < values.length; i++) {
      sums[groupOfCase[i]] += values[i];
    }
    Random random = new Random(seed);
    double[] means = new double[RESAMPLES];
    for (int r = 0; r < RESAMPLES; r++) {
      means[r] = drawnMean(sums, random);
    }
    Arrays.sort(means);
    return new Interval(
        means[(int) (TAIL * RESAMPLES)], means[(int) Math.ceil((1 - TAIL) * RESAMPLES) - 1]);
  }

  private double drawnMean(double[] sums, Random random) {
    double sum = 0;
    double cases = 0;
    for (int i = 0; i < sums.length; i++) {
      int drawn = random.nextInt(sums.length);
      sum += sums[drawn];
      cases += sizes[drawn];
    }
    return sum / cases;
  }
}
