package dev.daogou.models.ratings;

/** Foretells ratings, and learns from one after the other. */
public interface RatingModel {
  /** What the user would give the item; either may be unknown. */
  double predict(String user, String item);

  /** Learns from a rating that was given. */
  void learn(Rating rating);
}
