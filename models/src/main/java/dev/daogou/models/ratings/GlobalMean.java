package dev.daogou.models.ratings;

import java.util.List;

/** The mean of all ratings, for everybody and everything: the least that a model must beat. */
public final class GlobalMean implements RatingModel {
  private double sum;
  private long count;

  public GlobalMean(List<Rating> ratings) {
    ratings.forEach(this::learn);
  }

  @Override
  public double predict(String user, String item) {
    return value();
  }

  /** The mean so far; 0 without ratings. */
  double value() {
    return count == 0 ? 0 : sum / count;
  }

  @Override
  public void learn(Rating rating) {
    sum += rating.value();
    count++;
  }
}
