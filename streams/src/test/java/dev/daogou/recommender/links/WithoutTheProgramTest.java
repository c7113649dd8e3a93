package dev.daogou.recommender.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.daogou.Events;
import dev.daogou.Stock;
import dev.daogou.profile.ShopperEvents;
import dev.daogou.recommender.shopper.Profile;
import dev.daogou.recommender.shopper.ProfileUpdates;
import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.StorefrontEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a program is recognised, items are as if it had never come. */
class WithoutTheProgramTest {
  private static final long ARRIVAL = Events.OPENING.plus(Duration.ofDays(30)).toEpochMilli();
  private static final int ITEMS = 80;

  private final Stock stock = new Stock();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void shouldLeaveItemsAsIfItHadNeverCome(long seed) {
    List<StorefrontEvent> events = new ArrayList<>(visits(new Random(seed)));
    Collections.shuffle(events, new Random(seed));
    // The clocks of the items shall stand at the same time in both worlds.
    for (int i = 0; i < ITEMS; i++) {
      events.add(Events.view("last-" + i, "item-" + i, 10 * 86_400));
    }

    Map<String, ItemState> with = after(events, event -> true);
    Map<String, ItemState> without = after(events, event -> !event.getShopper().equals("bot"));

    assertThat(with.keySet()).isEqualTo(without.keySet());
    with.forEach((item, state) -> assertAlike(state, without.get(item)));
  }

  private void assertAlike(ItemState state, ItemState expected) {
    ItemLimits limits = stock.settings.items();
    assertThat(state.interactions()).isEqualTo(expected.interactions());
    assertThat(state.popularity).isCloseTo(expected.popularity, within(1e-6));
    assertThat(state.trend).isCloseTo(expected.trend, within(1e-6));
    var neighbours = state.neighbours(limits);
    var expectedNeighbours = expected.neighbours(limits);
    assertThat(weights(neighbours.before())).isEqualTo(weights(expectedNeighbours.before()));
    assertThat(weights(neighbours.boughtWith()))
        .isEqualTo(weights(expectedNeighbours.boughtWith()));
    for (int i = 0; i < ITEMS; i++) {
      String other = "item-" + i;
      assertThat(state.seenAfter(other)).isEqualTo(expected.seenAfter(other));
      assertThat(state.boughtWith(other)).isEqualTo(expected.boughtWith(other));
    }
    if (expected.behaviour != null) {
      assertThat(state.behaviour).containsExactly(expected.behaviour, within(1e-3f));
    }
  }

  private static Map<String, Long> weights(List<Neighbour> neighbours) {
    Map<String, Long> weights = new HashMap<>();
    neighbours.forEach(n -> weights.put(n.item(), Math.round(n.weight() * 1e3)));
    return weights;
  }

  private Map<String, ItemState> after(
      List<StorefrontEvent> events, Predicate<StorefrontEvent> happens) {
    Map<String, Profile> profiles = new HashMap<>();
    Map<String, ItemState> states = new HashMap<>();
    var updates = new ProfileUpdates(stock.settings.shopper());
    for (StorefrontEvent event : events) {
      if (happens.test(event)) {
        Profile profile = profiles.computeIfAbsent(event.getShopper(), unseen -> new Profile());
        updates
            .apply(profile, ShopperEvents.of(event), ARRIVAL, stock.space())
            .effects()
            .forEach(
                effect ->
                    states
                        .computeIfAbsent(effect.item(), unseen -> new ItemState())
                        .apply(effect, stock.space(), stock.settings.items()));
      }
    }
    assertThat(profiles.values())
        .filteredOn(Profile::isAutomated)
        .hasSize(profiles.containsKey("bot") ? 1 : 0);
    return states;
  }

  private static List<StorefrontEvent> visits(Random random) {
    List<StorefrontEvent> events = new ArrayList<>();
    for (int shopper = 0; shopper < 8; shopper++) {
      long second = random.nextInt(86_400);
      for (int i = 0; i < 25; i++) {
        second += 5 + random.nextInt(200);
        events.add(Events.of("human-" + shopper, second, deed(random)));
      }
    }
    long second = random.nextInt(86_400);
    for (int i = 0; i < 40; i++) {
      second += 5 + random.nextInt(200);
      events.add(Events.of("bot", second, deed(random)));
    }
    List<Integer> pages = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      pages.add(i);
    }
    Collections.shuffle(pages, random);
    long millis = 1000L * random.nextInt(86_400);
    for (int page : pages.subList(0, 60)) {
      millis += random.nextInt(900);
      StorefrontEvent event = Events.of("bot", 0, new ItemView("item-" + page, null));
      event.setTime(Events.OPENING.plusMillis(millis));
      events.add(event);
    }
    return events;
  }

  private static Object deed(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> new CartAdd(item(random), 1, null, null);
      case 1 ->
          new OrderPlaced(
              "o" + random.nextLong(),
              List.of(new OrderLine(item(random), 1, null), new OrderLine(item(random), 1, null)),
              null);
      default -> new ItemView(item(random), null);
    };
  }

  private static String item(Random random) {
    return "item-" + random.nextInt(ITEMS);
  }
}
