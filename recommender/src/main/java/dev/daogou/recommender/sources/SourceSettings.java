package dev.daogou.recommender.sources;

import dev.daogou.recommender.inference.CallLimits;
import dev.daogou.recommender.sessions.SessionLimits;
import dev.daogou.recommender.shopper.ShopperSettings;

/**
 * What decides which candidates a shopper has.
 *
 * @param shopper what is known of the shopper
 * @param sessions how neighbours are found among everybody's sessions
 * @param candidates how many there are
 * @param calls how long a source is waited for
 */
public record SourceSettings(
    ShopperSettings shopper, SessionLimits sessions, CandidateLimits candidates, CallLimits calls) {
  /** The usual ones. */
  public static SourceSettings defaults() {
    return new SourceSettings(
        ShopperSettings.defaults(),
        SessionLimits.defaults(),
        CandidateLimits.defaults(),
        CallLimits.defaults());
  }
}
