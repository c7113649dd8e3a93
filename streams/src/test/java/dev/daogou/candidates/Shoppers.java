package dev.daogou.candidates;

import dev.daogou.Stock;
import dev.daogou.profile.ShopperEvents;
import dev.daogou.recommender.shopper.Profile;
import dev.daogou.recommender.shopper.ProfileUpdates;
import dev.daogou.recommender.sources.ShopperView;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import java.time.Duration;

/** Shoppers made of what they did. */
public final class Shoppers {
  private Shoppers() {}

  public static Profile profile(Stock stock, StorefrontEvent... events) {
    var profile = new Profile();
    var updates = new ProfileUpdates(stock.settings.shopper());
    for (StorefrontEvent event : events) {
      long arrival = event.getTime().plus(Duration.ofDays(1)).toEpochMilli();
      updates.apply(profile, ShopperEvents.of(event), arrival, stock.space());
    }
    return profile;
  }

  public static ShopperView view(Stock stock, StorefrontEvent... events) {
    return ShopperView.of(
        new ShopperKey("default", events.length == 0 ? "nobody" : events[0].getShopper())
            .toString(),
        profile(stock, events),
        stock.space(),
        stock.encoder,
        stock.settings.sources());
  }
}
