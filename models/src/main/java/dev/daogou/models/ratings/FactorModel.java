package dev.daogou.models.ratings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The mean of a few factorisations that begin differently. How hard to pull towards 0 and how often
 * to pass over the ratings is found on ratings that are held out of those given; then all are
 * learned.
 */
public final class FactorModel implements RatingModel {
  private static final double HELD_SHARE = 0.1;
  private static final List<Float> PULLS = List.of(0.5f, 0.8f, 1.1f, 1.4f, 1.8f);
  private static final int MOST_PASSES = 100;
  private static final int PATIENCE = 5;
  private static final double WORTHWHILE = 2e-4;
  private static final int MEMBERS = 4;

  private final List<Factors> members;

  private FactorModel(List<Factors> members) {
    this.members = members;
  }

  /** What was best on the ratings held out. */
  private record Choice(Factors.Settings settings, int passes, double error) {}

  /**
   * Learns.
   *
   * @param progress told a line now and then
   */
  public static FactorModel fit(List<Rating> ratings, long seed, Consumer<String> progress) {
    List<Rating> shuffled = new ArrayList<>(ratings);
    Collections.shuffle(shuffled, new Random(seed));
    int held = (int) (HELD_SHARE * shuffled.size());
    List<Rating> test = shuffled.subList(0, held);
    List<Rating> train = shuffled.subList(held, shuffled.size());
    Choice best =
        PULLS.parallelStream()
            .map(pull -> choose(Factors.Settings.defaults().withPull(pull), train, test, seed))
            .peek(choice -> progress.accept(line(choice)))
            .min(Comparator.comparingDouble(Choice::error))
            .orElseThrow();
    List<Factors> members =
        IntStream.range(0, MEMBERS)
            .parallel()
            .mapToObj(member -> learned(shuffled, best, seed + member))
            .toList();
    return new FactorModel(members);
  }

  private static String line(Choice choice) {
    return String.format(
        Locale.ROOT,
        "pull %.1f: RMSE %.4f on ratings held out, after %d passes",
        choice.settings().pull(),
        choice.error(),
        choice.passes());
  }

  private static Choice choose(
      Factors.Settings settings, List<Rating> train, List<Rating> test, long seed) {
    Factors factors = new Factors(train, settings, seed);
    Choice best = new Choice(settings, 1, Double.MAX_VALUE);
    for (int pass = 1; pass <= Math.min(MOST_PASSES, best.passes() + PATIENCE); pass++) {
      factors.pass();
      double error = factors.error(test);
      best = error < best.error() - WORTHWHILE ? new Choice(settings, pass, error) : best;
    }
    return best;
  }

  private static Factors learned(List<Rating> ratings, Choice choice, long seed) {
    Factors factors = new Factors(ratings, choice.settings(), seed);
    for (int pass = 0; pass < choice.passes(); pass++) {
      factors.pass();
    }
    return factors;
  }

  @Override
  public double predict(String user, String item) {
    double sum = 0;
    for (Factors member : members) {
      sum += member.predict(user, item);
    }
    return sum / members.size();
  }

  @Override
  public void learn(Rating rating) {
    members.forEach(member -> member.learn(rating));
  }
}
