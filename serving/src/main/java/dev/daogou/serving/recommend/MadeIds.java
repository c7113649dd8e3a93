package dev.daogou.serving.recommend;

import dev.daogou.recommendations.RecommendationId;
import dev.daogou.recommender.shopper.Fingerprint;
import dev.daogou.schemas.RecommendationList;
import dev.daogou.schemas.ShopperKey;
import java.time.Duration;

/**
 * Ids of answers. A list as it is goes by its own id; what is made of it on read by one that the
 * topology can tell the list from, the same for the same list and request whichever instance makes
 * it. What everybody likes has an id for each shopper, request and hour.
 */
final class MadeIds {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private MadeIds() {}

  static String of(RecommendationList list, ReadRequest wishes) {
    String id = list.getRecommendationId();
    if (wishes.isPlain()) {
      return id;
    }
    long number = RecommendationId.numberOf(id).orElseGet(() -> Fingerprint.of(id));
    return RecommendationId.of(
        RecommendationId.made(number, wishes.request(), wishes.keepsOrder()));
  }

  static String withoutList(ShopperKey shopper, ReadRequest wishes, long now) {
    long number = Fingerprint.of(shopper + "\n" + now / HOUR);
    return RecommendationId.of(RecommendationId.made(number, wishes.request(), false));
  }
}
