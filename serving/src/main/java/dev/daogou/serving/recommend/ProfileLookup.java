package dev.daogou.serving.recommend;

import dev.daogou.recommender.shopper.Profile;

/** What came of asking for a shopper's profile. A query that failed is never {@link Absent}. */
sealed interface ProfileLookup {
  /** There is one. */
  record Found(Profile profile) implements ProfileLookup {}

  /** The instance that owns the shopper says that there is none. */
  record Absent() implements ProfileLookup {}

  /** Nobody who knows can be asked now. */
  record Away(String why) implements ProfileLookup {}
}
