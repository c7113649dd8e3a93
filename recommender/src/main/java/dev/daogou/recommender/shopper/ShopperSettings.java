package dev.daogou.recommender.shopper;

/**
 * What decides what is known of a shopper.
 *
 * @param profile what is kept
 * @param vectors how soon it fades
 * @param fatigue what is kept of items that were shown
 * @param noise whose visits teach nothing
 */
public record ShopperSettings(
    ProfileLimits profile, HalfLives vectors, Fatigue fatigue, Noise noise) {
  /** The usual ones. */
  public static ShopperSettings defaults() {
    return new ShopperSettings(
        ProfileLimits.defaults(), HalfLives.defaults(), Fatigue.defaults(), Noise.defaults());
  }
}
