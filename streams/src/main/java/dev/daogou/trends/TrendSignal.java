package dev.daogou.trends;

import dev.daogou.intake.RejectionReason;
import dev.daogou.intake.Verdict;
import dev.daogou.outcomes.ListChange;
import dev.daogou.profile.ProfileTouch;
import dev.daogou.recommendations.PublishedUpdate;
import dev.daogou.recommender.shopper.ProfileChange;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.RecommendationList;
import dev.daogou.schemas.Scoring;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Tenants;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the earlier stages tell that counts. */
sealed interface TrendSignal {
  /** A valid, distinct, live event of a shopper with a profile. */
  record Event(StorefrontEvent event, boolean automated) implements TrendSignal {}

  /** A valid, live event of a shopper who is counted only; may have been seen before. */
  record CountOnly(StorefrontEvent event) implements TrendSignal {}

  /** A record that could not be used. */
  record Refused(String tenant, String reason) implements TrendSignal {}

  /** What became of a list has changed. */
  record Joined(ListChange change) implements TrendSignal {}

  /**
   * A list was published because of a live event.
   *
   * @param freshness milliseconds from the arrival of the event
   */
  record Listed(String tenant, boolean blended, long freshness) implements TrendSignal {}

  /** What intake tells; null where it tells nothing. */
  static @Nullable TrendSignal of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.CountOnly countOnly when countOnly.event().getOrigin() == Origin.LIVE ->
          new CountOnly(countOnly.event());
      case Verdict.Rejected rejected ->
          new Refused(tenantOf(rejected), rejected.rejection().reason().label());
      default -> null;
    };
  }

  // A name that nobody declared would have figures of its own, which nobody would see.
  private static String tenantOf(Verdict.Rejected rejected) {
    return Optional.ofNullable(rejected.key())
        .filter(key -> rejected.rejection().reason() != RejectionReason.UNKNOWN_TENANT)
        .flatMap(bytes -> ShopperKey.parse(new String(bytes, StandardCharsets.UTF_8)))
        .map(ShopperKey::tenant)
        .orElse(Tenants.DEFAULT);
  }

  /** What a profile tells; null where it tells nothing. */
  static @Nullable TrendSignal of(ProfileTouch touch) {
    return touch.event() == null
            || touch.event().getOrigin() != Origin.LIVE
            || touch.change().outcome() == ProfileChange.Outcome.DUPLICATE
        ? null
        : new Event(touch.event(), touch.change().conduct().isAutomated());
  }

  /** What the join tells. */
  static TrendSignal of(ListChange change) {
    return new Joined(change);
  }

  /** What a list tells; null where it tells nothing. */
  static @Nullable TrendSignal of(PublishedUpdate published) {
    return published.freshness() >= 0
            && published.update().getUpdate() instanceof RecommendationList list
        ? new Listed(list.getTenant(), list.getScoring() != Scoring.MODEL, published.freshness())
        : null;
  }
}
