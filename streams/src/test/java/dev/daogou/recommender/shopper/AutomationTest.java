package dev.daogou.recommender.shopper;

import static dev.daogou.Events.add;
import static dev.daogou.Events.order;
import static dev.daogou.Events.remove;
import static dev.daogou.Events.reversal;
import static dev.daogou.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.Events;
import dev.daogou.PersonalizationSettings;
import dev.daogou.Stock;
import dev.daogou.profile.ProfileStage;
import dev.daogou.profile.ShopperEvents;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.StorefrontEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AutomationTest {
  private static final long ARRIVAL = Events.OPENING.plus(Duration.ofDays(90)).toEpochMilli();
  private static final int DAY = 24 * 3600;

  private final Stock stock = new Stock();
  private final Ledger ledger = new Ledger();
  private final Serde<Profile> serde = ProfileStage.serde();
  private ProfileUpdates updates = new ProfileUpdates(stock.settings.shopper());
  private Profile profile = new Profile();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void shouldTakeBackAllThatAProgramTaughtWhateverCameLate(long seed) {
    Random random = new Random(seed);
    List<StorefrontEvent> history =
        new ArrayList<>(named(new RandomHistory(seed).events(90), random));
    history.addAll(crawl(60, 500, 20_000L + random.nextInt(50_000)));
    Collections.shuffle(history, random);

    history.forEach(this::apply);

    assertThat(profile.evicted()).isZero();
    assertThat(profile.isAutomated()).isTrue();
    assertThat(ledger.entries()).isEmpty();
    assertThat(profile.interactions()).noneMatch(Interaction::taught);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldTakeBackExactlyWhatIsStillKept(long seed) {
    updates = new ProfileUpdates(keeping(50).shopper());
    Random random = new Random(seed);
    List<StorefrontEvent> history = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      history.add(view("ann", "item-" + random.nextInt(12), 40L * i + random.nextInt(30)));
    }
    List<StorefrontEvent> crawl = crawl(30, 300, 40L * 150 + 7200);
    nearlySorted(history, random).forEach(this::apply);
    crawl.subList(0, 29).forEach(this::apply);
    assertThat(profile.isAutomated()).isFalse();
    assertThat(profile.interactions()).anyMatch(visit -> visit.links() != null);
    Set<String> kept =
        profile.interactions().stream()
            .map(visit -> visit.subject() + "@" + visit.time())
            .collect(Collectors.toSet());
    Set<String> left = new HashSet<>(ledger.items());
    left.removeAll(kept);

    apply(crawl.getLast());

    assertThat(profile.isAutomated()).isTrue();
    assertThat(left).isNotEmpty();
    assertThat(ledger.items()).isEqualTo(left);
    assertThat(ledger.entries().values()).allMatch(times -> times > 0);
  }

  @ParameterizedTest
  @CsvSource({"1500, 150", "1000, 29", "3000, 119", "2600, 119", "30000, 200"})
  void shouldTakeNobodyForAProgramWhoCouldBeAHuman(int millisBetween, int items) {
    crawl(items, millisBetween, 0).stream().limit(items).forEach(this::apply);

    assertThat(profile.isAutomated()).isEqualTo(millisBetween < 2_500 && items >= 120);
    assertThat(profile.isAutomated()).isEqualTo(ledger.entries().isEmpty());
  }

  @Test
  void shouldNotMistakeAHumanWhoGoesBackAndForthFast() {
    for (int i = 0; i < 190; i++) {
      apply(at(view("ann", "item-" + i % 8, 0), 300L * i));
    }

    assertThat(profile.isAutomated()).isFalse();
  }

  @Test
  void shouldNotJudgeThePaceOfALogThatTellsMinutesOnly() {
    for (int i = 0; i < 100; i++) {
      apply(view("ann", "item-" + i, 3600));
    }

    assertThat(profile.isAutomated()).isFalse();
  }

  @Test
  void shouldGoByEventTimeWhateverTheSpeedOfAReplay() {
    for (int i = 0; i < 100; i++) {
      apply(view("slow", "item-" + i, 20L * i));
    }
    assertThat(profile.isAutomated()).isFalse();

    profile = new Profile();
    List<StorefrontEvent> crawl = crawl(40, 400, 1);
    for (int i = 0; i < crawl.size(); i++) {
      updates.apply(profile, ShopperEvents.of(crawl.get(i)), ARRIVAL + 60_000L * i, stock.space());
    }
    assertThat(profile.isAutomated()).isTrue();
  }

  @Test
  void shouldTellTheTurnOnceAndStillMakeLists() {
    List<BotVerdict> conducts = new ArrayList<>();
    for (StorefrontEvent event : crawl(60, 300, 0)) {
      ProfileChange change = apply(event);
      assertThat(change.isChanged()).isTrue();
      conducts.add(change.conduct());
    }

    assertThat(conducts.stream().distinct())
        .containsExactly(BotVerdict.HUMAN, BotVerdict.RECOGNISED, BotVerdict.AUTOMATED);
    assertThat(conducts).containsOnlyOnce(BotVerdict.RECOGNISED);
    assertThat(conducts.indexOf(BotVerdict.RECOGNISED))
        .isEqualTo(stock.settings.shopper().noise().burst() - 1);
  }

  @Test
  void shouldRecoverAfterAQuietPeriodAndTeachAgain() {
    crawl(40, 300, 0).forEach(this::apply);
    apply(view("ann", "a", 3600));
    apply(view("ann", "b", DAY / 2));
    assertThat(ledger.entries()).isEmpty();
    assertThat(profile.isAutomated()).isTrue();

    ProfileChange change = apply(view("ann", "c", DAY + 60));
    apply(view("ann", "d", DAY + 90));

    assertThat(change.conduct()).isEqualTo(BotVerdict.RECOVERED);
    assertThat(ledger.items())
        .containsExactlyInAnyOrder(
            name(view("ann", "c", DAY + 60)), name(view("ann", "d", DAY + 90)));
    assertThat(ledger.entries()).hasSize(3);
  }

  @Test
  void shouldRecogniseAProgramThatComesBack() {
    crawl(40, 300, 0).forEach(this::apply);
    crawl(40, 300, 2 * DAY).forEach(this::apply);

    assertThat(profile.isAutomated()).isTrue();
    assertThat(ledger.entries()).isEmpty();
  }

  @Test
  void shouldNotTakeBackTwiceWhatAProgramCancels() {
    apply(add("ann", "a", 0));
    apply(order("ann", "o1", 5, "a", "b", "c"));
    crawl(40, 300, 10).forEach(this::apply);
    apply(order("ann", "o2", 60, "d", "e"));

    apply(remove("ann", "a", 70));
    apply(reversal("ann", "o1", 80, "b"));
    apply(reversal("ann", "o1", 81));
    apply(reversal("ann", "o2", 82));

    assertThat(ledger.entries()).isEmpty();
    assertThat(profile.interactions()).allMatch(interaction -> interaction.type().isVisit());
  }

  @Test
  void shouldLetASessionTeachNoMoreThanItsShare() {
    int most = stock.settings.shopper().noise().sessionVisits();
    for (int i = 0; i < 180; i++) {
      apply(view("ann", "item-" + i, 20L * i));
    }

    assertThat(ledger.items()).hasSize(most);
    assertThat(profile.interactions()).hasSize(180);

    apply(view("ann", "next day", DAY));
    assertThat(ledger.items()).hasSize(most + 1);
  }

  private ProfileChange apply(StorefrontEvent event) {
    ProfileChange change = updates.apply(profile, ShopperEvents.of(event), ARRIVAL, stock.space());
    ledger.note(change.effects());
    profile = serde.deserializer().deserialize("p", serde.serializer().serialize("p", profile));
    return change;
  }

  private static List<StorefrontEvent> crawl(int items, int millisBetween, long fromSecond) {
    List<StorefrontEvent> events = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      events.add(
          at(
              Events.of("ann", 0, new ItemView("page-" + i, null)),
              1000 * fromSecond + (long) millisBetween * i));
    }
    return events;
  }

  private static StorefrontEvent at(StorefrontEvent event, long millis) {
    event.setTime(Events.OPENING.plusMillis(millis));
    return event;
  }

  private static List<StorefrontEvent> named(List<StorefrontEvent> events, Random random) {
    for (int i = 0; i < events.size(); i++) {
      events.get(i).setSession(random.nextInt(3) == 0 ? null : "s" + i / 15);
    }
    return events;
  }

  private static List<StorefrontEvent> nearlySorted(List<StorefrontEvent> events, Random random) {
    List<StorefrontEvent> delivered = new ArrayList<>(events);
    for (int i = 0; i + 6 < delivered.size(); i += 6) {
      Collections.shuffle(delivered.subList(i, i + 6), random);
    }
    return delivered;
  }

  private static String name(StorefrontEvent view) {
    return ((ItemView) view.getPayload()).getItem() + "@" + view.getTime().toEpochMilli();
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
