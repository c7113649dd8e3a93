package dev.daogou.models.ratings;

import dev.daogou.models.quality.Bootstrap;
import dev.daogou.models.quality.Interval;
import java.util.List;

/**
 * How far predictions lay from the ratings given.
 *
 * @param model its name
 * @param cases how many ratings
 * @param rmse root of the mean squared error
 * @param mae mean absolute error
 * @param rmseInterval as users are resampled
 * @param maeInterval likewise
 */
public record RatingQuality(
    String model, int cases, double rmse, double mae, Interval rmseInterval, Interval maeInterval) {
  /** Measures, by the errors of each rating. */
  static RatingQuality of(String model, List<Rating> ratings, double[] errors, long seed) {
    int[] users = ratings.stream().mapToInt(rating -> rating.user().hashCode()).toArray();
    double[] squares = new double[errors.length];
    double[] sizes = new double[errors.length];
    double square = 0;
    double size = 0;
    for (int i = 0; i < errors.length; i++) {
      squares[i] = errors[i] * errors[i];
      sizes[i] = Math.abs(errors[i]);
      square += squares[i];
      size += sizes[i];
    }
    int n = Math.max(1, errors.length);
    Bootstrap bootstrap = new Bootstrap(users, seed);
    Interval meanSquare = bootstrap.mean(squares);
    return new RatingQuality(
        model,
        errors.length,
        Math.sqrt(square / n),
        size / n,
        new Interval(Math.sqrt(meanSquare.low()), Math.sqrt(meanSquare.high())),
        bootstrap.mean(sizes));
  }
}
