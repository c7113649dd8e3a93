package dev.daogou.recommender.shopper;

import static dev.daogou.Events.add;
import static dev.daogou.Events.order;
import static dev.daogou.Events.remove;
import static dev.daogou.Events.reversal;
import static dev.daogou.Events.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.daogou.Events;
import dev.daogou.Stock;
import dev.daogou.profile.ShopperEvents;
import dev.daogou.recommender.links.ItemInteraction;
import dev.daogou.schemas.EventContext;
import dev.daogou.schemas.StorefrontEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileUpdatesTest {
  private static final long ARRIVAL = Events.OPENING.plus(Duration.ofDays(30)).toEpochMilli();
  private static final long HOUR = 3600;

  private final Stock stock = new Stock();
  private final ProfileUpdates updates = new ProfileUpdates(stock.settings.shopper());
  private final Profile profile = new Profile();

  ProfileUpdatesTest() {
    for (int i = 0; i < 20; i++) {
      stock.put("item-" + i, "word" + i % 5 + " word" + i % 3);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldEndTheSameInAnyOrderOfArrival(long seed) {
    List<StorefrontEvent> history = new RandomHistory(seed).events(130);
    List<StorefrontEvent> delivered = new ArrayList<>(history);
    Collections.shuffle(delivered, new Random(seed));

    applyAll(delivered);

    var reference = ReferenceProfile.of(history);
    assertThat(profile.interactions().stream().map(ReferenceProfile.Act::of))
        .containsExactlyElementsOf(reference.acts());
    assertThat(profile.events()).isEqualTo(history.size());
    var settings = stock.settings.shopper().vectors();
    ShopperVectors vectors = vectors();
    assertThat(vectors.shortTerm())
        .containsExactly(
            reference.vector(settings.shortHalfLife(), profile.newest(), stock), within(1e-3f));
    assertThat(vectors.longTerm())
        .containsExactly(
            reference.vector(settings.longHalfLife(), profile.newest(), stock), within(1e-4f));
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void shouldCountDuplicatesAndLeaveThemOut(long seed) {
    List<StorefrontEvent> history = new RandomHistory(seed).events(100);
    List<StorefrontEvent> delivered = new ArrayList<>(history);
    delivered.addAll(history.subList(0, 60));
    Collections.shuffle(delivered, new Random(seed));

    applyAll(delivered);

    assertThat(profile.interactions().stream().map(ReferenceProfile.Act::of))
        .containsExactlyElementsOf(ReferenceProfile.of(history).acts());
    assertThat(profile.events()).isEqualTo(100);
    assertThat(profile.duplicates()).isEqualTo(60);
  }

  @Test
  void shouldKnowADuplicateOfWhatWasTakenBack() {
    StorefrontEvent added = add("ann", "item-1", 0);
    StorefrontEvent ordered = order("ann", "o1", 5, "item-2", "item-3");
    applyAll(List.of(added, ordered, remove("ann", "item-1", 10), reversal("ann", "o1", 20)));

    applyAll(List.of(added, ordered));

    assertThat(profile.interactions()).isEmpty();
    assertThat(profile.duplicates()).isEqualTo(2);
  }

  @Test
  void shouldKnowADuplicateOfARemovalThatIsLongPast() {
    StorefrontEvent removal = remove("ann", "item-1", 10);
    applyAll(List.of(add("ann", "item-1", 0), add("ann", "item-1", 5), removal));
    applyAll(List.of(remove("ann", "nothing", 20)));

    applyAll(List.of(removal));

    assertThat(profile.interactions()).hasSize(1);
    assertThat(profile.duplicates()).isEqualTo(1);
  }

  @Test
  void shouldForgetIdsThatLeftNothingAfterTheWindow() {
    StorefrontEvent removal = remove("ann", "item-1", 10);
    updates.apply(profile, ShopperEvents.of(removal), ARRIVAL, stock.space());
    long later = ARRIVAL + stock.settings.shopper().profile().duplicateWindow().toMillis() + 1;
    updates.apply(profile, ShopperEvents.of(remove("ann", "item-2", 20)), later, stock.space());

    ProfileChange again = updates.apply(profile, ShopperEvents.of(removal), later, stock.space());

    assertThat(again.outcome()).isEqualTo(ProfileChange.Outcome.UNCHANGED);
  }

  @Test
  void shouldTakeBackTheLatestOfSeveralAdditions() {
    applyAll(List.of(add("ann", "item-1", 0), add("ann", "item-1", 10), add("ann", "item-1", 30)));

    applyAll(List.of(remove("ann", "item-1", 20)));

    assertThat(profile.interactions())
        .extracting(Interaction::time)
        .containsExactly(millis(0), millis(30));
  }

  @Test
  void shouldMatchLateAdditionsWithTheEarliestRemovalBehindThem() {
    applyAll(List.of(remove("ann", "item-1", 40), remove("ann", "item-1", 20)));

    applyAll(List.of(add("ann", "item-1", 10), add("ann", "item-1", 30)));

    assertThat(profile.interactions()).isEmpty();
    assertThat(profile.takenBack()).isEqualTo(2);
  }

  @Test
  void shouldTakeBackAnOrderWhoseReversalCarriesAnEarlierTime() {
    applyAll(List.of(reversal("ann", "o1", 10), order("ann", "o1", 11, "item-1")));

    assertThat(profile.interactions()).isEmpty();
  }

  @Test
  void shouldSaySoWhenAnEventIsLate() {
    applyAll(List.of(view("ann", "item-1", 100)));

    ProfileChange change =
        updates.apply(profile, ShopperEvents.of(view("ann", "item-2", 40)), ARRIVAL, stock.space());

    assertThat(change.lateness()).isEqualTo(60_000);
  }

  @Test
  void shouldClampOnlyBeyondTheAllowedSkew() {
    long arrival = Events.OPENING.toEpochMilli();
    updates.apply(profile, ShopperEvents.of(view("ann", "item-1", 300)), arrival, stock.space());
    updates.apply(profile, ShopperEvents.of(view("ann", "item-2", 301)), arrival, stock.space());

    assertThat(profile.interactions())
        .extracting(Interaction::subject, Interaction::time)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("item-2", arrival),
            org.assertj.core.groups.Tuple.tuple("item-1", arrival + 300_000));
  }

  @Test
  void shouldKeepWhatStoodAroundTheNewestEventInAnyOrderOfArrival() {
    List<StorefrontEvent> events =
        new ArrayList<>(
            List.of(
                onA("desktop", view("ann", "item-1", 0)),
                onA("tablet", remove("ann", "item-1", 10)),
                onA("phone", view("ann", "item-2", 20)),
                view("ann", "item-3", 30)));
    for (int round = 0; round < 10; round++) {
      Collections.shuffle(events, new Random(round));
      Profile anew = new Profile();

      events.forEach(event -> updates.apply(anew, ShopperEvents.of(event), ARRIVAL, stock.space()));

      assertThat(anew.context().orElseThrow().device()).isEqualTo(DeviceKind.PHONE);
      assertThat(anew.contextTime()).isEqualTo(millis(20));
    }
  }

  @Test
  void shouldNotLetAClockThatRunsAheadHoldAContextForGood() {
    long arrival = millis(0);
    updates.apply(
        profile,
        ShopperEvents.of(onA("desktop", view("ann", "item-1", 100 * HOUR))),
        arrival,
        stock.space());

    updates.apply(
        profile,
        ShopperEvents.of(onA("phone", view("ann", "item-2", 60))),
        millis(60),
        stock.space());

    assertThat(profile.context().orElseThrow().device()).isEqualTo(DeviceKind.PHONE);
  }

  @Test
  void shouldNotTakeADuplicatesContext() {
    StorefrontEvent first = onA("phone", view("ann", "item-1", 0));
    applyAll(List.of(first));
    first.setContext(new EventContext(null, "desktop", null, null, null));

    applyAll(List.of(first));

    assertThat(profile.context().orElseThrow().device()).isEqualTo(DeviceKind.PHONE);
  }

  private static StorefrontEvent onA(String device, StorefrontEvent event) {
    event.setContext(new EventContext(null, device, null, null, null));
    return event;
  }

  @Test
  void shouldTellTheItemsNoMoreThanTheyLearnedOnceAllIsTakenBack() {
    List<ItemInteraction> effects = new ArrayList<>();
    for (StorefrontEvent event :
        List.of(
            add("ann", "item-1", 0),
            order("ann", "o1", HOUR, "item-1", "item-2", "item-3"),
            remove("ann", "item-1", 2 * HOUR),
            reversal("ann", "o1", 3 * HOUR, "item-2"),
            reversal("ann", "o1", 4 * HOUR))) {
      effects.addAll(
          updates.apply(profile, ShopperEvents.of(event), ARRIVAL, stock.space()).effects());
    }

    assertThat(effects.stream().mapToInt(ItemInteraction::count).sum()).isZero();
    assertThat(effects.stream().mapToDouble(ItemInteraction::weight).sum()).isZero();
    assertThat(
            effects.stream()
                .flatMap(effect -> effect.boughtWith().stream())
                .mapToDouble(ItemInteraction.Link::weight)
                .sum())
        .isZero();
  }

  private void applyAll(List<StorefrontEvent> events) {
    events.forEach(
        event -> updates.apply(profile, ShopperEvents.of(event), ARRIVAL, stock.space()));
  }

  private ShopperVectors vectors() {
    return ShopperVectors.of(
        profile, stock.space(), stock.encoder, stock.settings.shopper().vectors());
  }

  private static long millis(long second) {
    return Events.OPENING.plusSeconds(second).toEpochMilli();
  }
}
