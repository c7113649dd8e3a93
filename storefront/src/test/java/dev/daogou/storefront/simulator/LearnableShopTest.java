package dev.daogou.storefront.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.storefront.catalogue.DemoCatalogue;
import dev.daogou.storefront.simulator.Traffic.Moment;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo shop must be predictable from clicks, and popularity alone must not suffice. */
class LearnableShopTest {
  private static final int LIST = 20;

  @ParameterizedTest
  @CsvSource({"1, 100, 300", "2, 100, 300", "3, 100, 300", "4, 50, 300", "5, 200, 400"})
  void shouldLetAnHonestRecommenderDoubleThePopularityHitRate(
      long seed, int eventsPerSecond, int shoppers) {
    HitRates.Figures figures = oneMinute(seed, eventsPerSecond, shoppers);

    assertThat(figures.hitRate()).isGreaterThan(2.2 * figures.popularity());
    assertThat(figures.hitRate()).isGreaterThan(0.55 * figures.oracle());
    assertThat(figures.popularity()).isBetween(0.08, 0.25);
    assertThat(figures.oracle()).isBetween(0.5, 0.9);
  }

  private static HitRates.Figures oneMinute(long seed, int eventsPerSecond, int shoppers) {
    DemoCatalogue catalogue = DemoCatalogue.compose();
    Traffic traffic =
        new Traffic(
            Shoppers.draw(shoppers, catalogue, Habits.usual(), seed),
            Duration.ofMillis(1000L * shoppers / eventsPerSecond),
            Duration.ofMillis(1000L * shoppers / eventsPerSecond),
            seed);
    OfflineRecommender recommender = new OfflineRecommender(catalogue.items());
    Popularity popularity = new Popularity();
    HitRates rates = new HitRates();
    Map<String, String> onScreen = new HashMap<>();
    for (int event = 0; event < 60 * eventsPerSecond; event++) {
      Moment moment = traffic.next();
      if (moment.act() instanceof Act.Views(var item, List<String> oracle)) {
        String shopper = moment.shopper().id();
        if (!item.id().equals(onScreen.get(shopper))) {
          rates.chosen(
              item.id(),
              recommender.top(shopper, LIST),
              popularity.top(LIST, onScreen.getOrDefault(shopper, "")),
              oracle);
        }
        recommender.viewed(shopper, item.id());
        popularity.viewed(item.id());
        onScreen.put(shopper, item.id());
      }
    }
    System.out.println(seed + " " + rates.figures());
    return rates.figures();
  }
}
