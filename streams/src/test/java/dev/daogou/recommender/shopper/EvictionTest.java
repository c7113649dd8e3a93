package dev.daogou.recommender.shopper;

import static dev.daogou.Events.add;
import static dev.daogou.Events.order;
import static dev.daogou.Events.reversal;
import static dev.daogou.Events.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.daogou.Events;
import dev.daogou.PersonalizationSettings;
import dev.daogou.Stock;
import dev.daogou.profile.ShopperEvents;
import dev.daogou.recommender.vectors.Vectors;
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

class EvictionTest {
  private static final int KEPT = 50;
  private static final int DAY = 24 * 3600;
  private static final long ARRIVAL = Events.OPENING.plus(Duration.ofDays(400)).toEpochMilli();

  private final Stock stock = new Stock(keeping(KEPT));
  private final ProfileUpdates updates = new ProfileUpdates(stock.settings.shopper());
  private final Profile profile = new Profile();

  @ParameterizedTest
  @ValueSource(ints = {500, 5_000})
  void shouldLeaveTheLongVectorAsItIs(int count) {
    Random random = new Random(count);
    for (int i = 0; i < 10; i++) {
      stock.put("ring-" + i, "silver ring");
    }
    List<StorefrontEvent> history = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String item = "ring-" + random.nextInt(20);
      history.add(random.nextInt(4) == 0 ? add("ann", item, 60L * i) : view("ann", item, 60L * i));
    }

    applyAll(history);

    float[] expected =
        ReferenceProfile.of(history)
            .vector(stock.settings.shopper().vectors().longHalfLife(), profile.newest(), stock);
    float[] longTerm = vectors().longTerm();
    assertThat(profile.evicted()).isEqualTo(count - KEPT);
    assertThat(Vectors.cosine(longTerm, expected)).isGreaterThan(0.9999f);
    assertThat(Vectors.norm(longTerm))
        .isCloseTo(Vectors.norm(expected), within(Vectors.norm(expected) * 1e-3f));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldKeepTheNewestInAnyOrderOfArrival(long seed) {
    List<StorefrontEvent> history = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      history.add(view("ann", "item-" + i, i));
    }
    Collections.shuffle(history, new Random(seed));

    applyAll(history);

    assertThat(profile.interactions())
        .extracting(Interaction::subject)
        .containsExactlyElementsOf(
            IntStream.range(300 - KEPT, 300).mapToObj(i -> "item-" + i).toList());
  }

  @Test
  void shouldKeepOrderLinesThroughTheCancelWindow() {
    applyAll(List.of(order("ann", "o1", 0, "item-1", "item-2")));
    applyAll(views(10, 200));

    applyAll(List.of(reversal("ann", "o1", 59 * DAY)));

    assertThat(profile.takenBack()).isEqualTo(2);
    assertThat(profile.interactions()).hasSize(KEPT - 2);
  }

  @Test
  void shouldLetOrderLinesGoAfterTheCancelWindow() {
    applyAll(List.of(order("ann", "o1", 0, "item-1", "item-2")));

    applyAll(views(61 * DAY, 200));

    assertThat(profile.interactions()).noneMatch(i -> i.type() == InteractionType.ORDER);
  }

  @Test
  void shouldKnowTheDuplicateOfWhatWasTooOldToBeKept() {
    applyAll(views(1_000, KEPT));
    StorefrontEvent old = view("ann", "item-1", 0);

    applyAll(List.of(old, old));

    assertThat(profile.evicted()).isEqualTo(1);
    assertThat(profile.duplicates()).isEqualTo(1);
  }

  @Test
  void shouldKeepFiniteVectorsWhenAllThatWasKeptIsTakenBack() {
    String[] items = IntStream.range(0, 3 * KEPT).mapToObj(i -> "item-" + i).toArray(String[]::new);
    applyAll(List.of(order("ann", "wholesale", 0, items)));

    applyAll(List.of(reversal("ann", "wholesale", 60)));

    assertThat(profile.interactions()).isEmpty();
    assertThat(profile.newest()).isEqualTo(Events.OPENING.toEpochMilli());
    assertThat(Vectors.isFinite(vectors().longTerm())).isTrue();
    assertThat(Vectors.norm(vectors().longTerm())).isPositive();
  }

  private static List<StorefrontEvent> views(long from, int count) {
    return IntStream.range(0, count).mapToObj(i -> view("ann", "item-" + i % 7, from + i)).toList();
  }

  private void applyAll(List<StorefrontEvent> events) {
    events.forEach(
        event -> updates.apply(profile, ShopperEvents.of(event), ARRIVAL, stock.space()));
  }

  private ShopperVectors vectors() {
    return ShopperVectors.of(
        profile, stock.space(), stock.encoder, stock.settings.shopper().vectors());
  }

  private static PersonalizationSettings keeping(int most) {
    var limits = ProfileLimits.defaults();
    return PersonalizationSettings.defaults()
        .with(
            new ProfileLimits(
                most,
                limits.fingerprints(),
                limits.sessionGap(),
                limits.duplicateWindow(),
                limits.cancelWindow(),
                limits.clockSkew()));
  }
}
