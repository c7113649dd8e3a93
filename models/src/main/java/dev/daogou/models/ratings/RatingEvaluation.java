package dev.daogou.models.ratings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Learns ratings and foretells others. */
public final class RatingEvaluation {
  /** Names of the models, the plainest first. */
  public static final List<String> MODELS = List.of("global-mean", "bias", "daogou");

  private final List<Rating> train;
  private final List<Rating> test;
  private final boolean online;
  private final long seed;
  private final Consumer<String> progress;

  /**
   * @param online whether each rating of the test is learned after it was foretold, in order of
   *     time
   * @param progress told a line now and then
   */
  public RatingEvaluation(
      List<Rating> train, List<Rating> test, boolean online, long seed, Consumer<String> progress) {
    this.train = train;
    this.test =
        online ? test.stream().sorted(Comparator.comparingLong(Rating::time)).toList() : test;
    this.online = online;
    this.seed = seed;
    this.progress = progress;
  }

  /** Measures models of these names. */
  public List<RatingQuality> run(List<String> names) {
    List<RatingQuality> found = new ArrayList<>();
    for (String name : names) {
      long started = System.nanoTime();
      RatingModel model = model(name);
      double learned = (System.nanoTime() - started) / 1e9;
      found.add(RatingQuality.of(name, test, errors(model), seed));
      double all = (System.nanoTime() - started) / 1e9;
      progress.accept(
          "  %s: learned %,d ratings in %.1f s, foretold %,d in %.1f s"
              .formatted(name, train.size(), learned, test.size(), all - learned));
    }
    return found;
  }

  private RatingModel model(String name) {
    return switch (name) {
      case "global-mean" -> new GlobalMean(train);
      case "bias" -> new UserItemBias(train);
      case "daogou" -> FactorModel.fit(train, seed, line -> progress.accept("    " + line));
      default -> throw new IllegalArgumentException("there is no model " + name);
    };
  }

  private double[] errors(RatingModel model) {
    double[] errors = new double[test.size()];
    for (int i = 0; i < errors.length; i++) {
      Rating rating = test.get(i);
      errors[i] = rating.value() - model.predict(rating.user(), rating.item());
      if (online) {
        model.learn(rating);
      }
    }
    return errors;
  }
}
