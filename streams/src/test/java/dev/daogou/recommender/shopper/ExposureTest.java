package dev.daogou.recommender.shopper;

import static dev.daogou.Events.add;
import static dev.daogou.Events.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.daogou.Events;
import dev.daogou.Stock;
import dev.daogou.profile.ShopperEvents;
import dev.daogou.recommender.vectors.Decay;
import dev.daogou.schemas.ListView;
import dev.daogou.schemas.StorefrontEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureTest {
  private static final long ARRIVAL = Events.OPENING.plus(Duration.ofDays(30)).toEpochMilli();

  private final Stock stock = new Stock();
  private final ProfileUpdates updates = new ProfileUpdates(stock.settings.shopper());
  private final Profile profile = new Profile();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldSumImpressionsWithDecayInAnyOrder(long seed) {
    Random random = new Random(seed);
    List<Long> seconds = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      seconds.add(i * 9_000L + random.nextInt(8_000));
    }
    Collections.shuffle(seconds, random);

    seconds.forEach(second -> apply(shown(second, "a")));

    Duration halfLife = stock.settings.shopper().fatigue().halfLife();
    long last = Events.OPENING.plusSeconds(Collections.max(seconds)).toEpochMilli();
    double expected =
        seconds.stream()
            .mapToDouble(
                second ->
                    Math.pow(
                        2,
                        (Events.OPENING.plusSeconds(second).toEpochMilli() - last)
                            / (double) halfLife.toMillis()))
            .sum();
    assertThat(profile.shown("a").last()).isEqualTo(last);
    assertThat((double) profile.shown("a").times()).isCloseTo(expected, within(20 / 32.0));
    assertThat((double) profile.shown("a").at(last + halfLife.toMillis(), new Decay(halfLife)))
        .isCloseTo(expected / 2, within(10 / 32.0));
  }

  @Test
  void shouldCountAPageThatIsRenderedAgainOnce() {
    apply(shown(0, "a"));
    apply(shown(2, "a"));
    apply(shown(4, "a"));

    assertThat(profile.shown("a").times()).isEqualTo(1f);
  }

  @Test
  void shouldForgetWhatWasTakenUp() {
    apply(shown(0, "a", "b", "c"));
    apply(view("ann", "a", 5));
    apply(add("ann", "b", 6));

    assertThat(profile.shown("a").times()).isZero();
    assertThat(profile.shown("b").times()).isZero();
    assertThat(profile.shown("c").times()).isEqualTo(1f);
  }

  @Test
  void shouldNotHoldAgainstAnItemWhatWasShownBeforeItWasTakenUp() {
    apply(view("ann", "a", 50));
    apply(shown(10, "a", "b"));

    assertThat(profile.shown("a").times()).isZero();

    apply(shown(100, "a"));

    assertThat(profile.shown("a").times()).isEqualTo(1f);
  }

  @Test
  void shouldStayBoundedAndKeepWhatWasShownLast() {
    int most = stock.settings.shopper().fatigue().items();
    for (int i = 0; i < 3 * most; i++) {
      apply(shown(i, "item-" + i));
    }

    assertThat(profile.shown).hasSize(most);
    assertThat(profile.shown("item-" + (3 * most - 1)).times()).isEqualTo(1f);
    assertThat(profile.shown("item-0").times()).isZero();
  }

  @Test
  void shouldTakeTheTopOfAListForSeen() {
    String[] items = IntStream.range(0, 500).mapToObj(i -> "item-" + i).toArray(String[]::new);

    apply(shown(0, items));

    assertThat(profile.shown).hasSize(stock.settings.shopper().fatigue().perList());
    assertThat(profile.shown("item-0").times()).isEqualTo(1f);
  }

  @Test
  void shouldBeNoReasonForANewList() {
    assertThat(apply(shown(0, "a")).isChanged()).isFalse();
  }

  private ProfileChange apply(StorefrontEvent event) {
    return updates.apply(profile, ShopperEvents.of(event), ARRIVAL, stock.space());
  }

  private static StorefrontEvent shown(long second, String... items) {
    return Events.of("ann", second, new ListView("home", null, List.of(items)));
  }
}
