package dev.daogou.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.Events;
import dev.daogou.outcomes.OutcomeChange.Step;
import dev.daogou.recommendations.PublishedLists;
import dev.daogou.recommendations.RecommendationId;
import dev.daogou.recommender.shopper.BotVerdict;
import dev.daogou.recommender.shopper.ProfileLimits;
import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ListClick;
import dev.daogou.schemas.ListView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.Outcome;
import dev.daogou.schemas.OutcomeItems;
import dev.daogou.schemas.OutcomeKey;
import dev.daogou.schemas.Scoring;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeUpdatesTest {
  private static final ShopperKey ANN = new ShopperKey("default", "ann");
  private static final long ARRIVAL = Events.OPENING.plus(Duration.ofDays(100)).toEpochMilli();
  private static final long HOUR = 3600;
  private static final long DAY = 24 * HOUR;
  private static final OutcomeLimits LIMITS = OutcomeLimits.defaults();

  private final Map<String, Integer> leftOut = new HashMap<>();
  private final Map<OutcomeKey, Outcome> outcomes = new HashMap<>();
  private final List<OutcomeChange> changes = new ArrayList<>();
  private final ShopperOutcomesSerde serde = new ShopperOutcomesSerde();
  private final PublishedLists lists =
      new PublishedLists(
          7,
          Stream.of("r1", "r2", "r3", "rm1", "rm2", "rm3")
              .map(id -> header(id, id.startsWith("rm") ? "m" : null))
              .toList());
  private int evicted;
  private ShopperOutcomes held = new ShopperOutcomes();
  private final OutcomeUpdates updates =
      new OutcomeUpdates(
          LIMITS,
          ProfileLimits.defaults(),
          new OutcomeUpdates.Witness() {
            @Override
            public void evicted(int count) {
              evicted += count;
            }

            @Override
            public void leftOut(String reason) {
              leftOut.merge(reason, 1, Integer::sum);
            }
          });

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void shouldEndAsTheReferenceInAnyOrderOfArrival(long seed) {
    // Half of the orders lie farther from a click than the window in the wider histories.
    int secondsBetween = seed % 2 == 0 ? 300 : 2_000;
    List<StorefrontEvent> history = new RandomShopping(seed).events(100, secondsBetween);
    List<StorefrontEvent> delivered = new ArrayList<>(history);
    Collections.shuffle(delivered, new Random(seed));

    delivered.forEach(this::apply);

    var reference = new ReferenceJoin(history, LIMITS.attribution());
    assertThat(outcomes).containsExactlyInAnyOrderEntriesOf(reference.outcomes());
    assertThat(outcomes.values()).anyMatch(outcome -> outcome.getQuantity() > 0);
    assertThat(leftOut).isEmpty();
  }

  @Test
  void shouldJoinWhatWasShownWithWhatCameOfIt() {
    apply(Events.of("ann", 0, new ListView("home", "rm1", List.of("a", "b", "c"))));
    apply(Events.of("ann", 10, new ListClick("b", "home", 1, "rm1")));
    apply(Events.of("ann", 11, new ItemView("b", "rm1")));
    apply(Events.of("ann", 20, new CartAdd("b", 2, 5.0, "rm1")));
    apply(Events.of("ann", 30, order("o1", line("b", 2, 5.0), line("z", 1, 8.0))));

    assertThat(changes)
        .extracting(OutcomeChange::step)
        .containsExactly(
            Step.SHOWN,
            Step.SHOWN,
            Step.SHOWN,
            Step.CLICKED,
            Step.REPEATED,
            Step.CARTED,
            Step.ORDERED);
    assertThat(outcome("rm1", "b"))
        .isEqualTo(
            Outcome.newBuilder()
                .setTenant("default")
                .setRecommendationId("rm1")
                .setShopper("ann")
                .setItem("b")
                .setPlacement("home")
                .setPosition(1)
                .setScoring(Scoring.MODEL)
                .setModel("m")
                .setShownAt(Events.OPENING)
                .setShown(1)
                .setClickedAt(Events.OPENING.plusSeconds(10))
                .setClicks(1)
                .setCartedAt(Events.OPENING.plusSeconds(20))
                .setOrderedAt(Events.OPENING.plusSeconds(30))
                .setQuantity(2)
                .setRevenue(10.0)
                .setCurrency("EUR")
                .setLive(true)
                .setAutomated(false)
                .setNewestAt(Events.OPENING.plusSeconds(30))
                .build());
  }

  @Test
  void shouldWriteNothingForWhatDidNotChange() {
    apply(Events.of("ann", 0, new ListView("home", "r1", List.of("a", "b"))));
    int written = changes.size();

    apply(Events.of("ann", 5, order("o1", line("a", 1, 5.0))));

    assertThat(changes).hasSize(written);
  }

  @Test
  void shouldCreditTheLastClickWithinTheWindowAndTakeItBack() {
    apply(Events.of("ann", 0, new ListClick("a", "home", 0, "r1")));
    apply(Events.of("ann", HOUR, new ListClick("a", "home", 0, "r2")));
    apply(Events.of("ann", DAY + HOUR, order("o1", line("a", 1, 5.0))));
    apply(Events.of("ann", DAY + HOUR + 1, order("o2", line("a", 1, 5.0))));

    assertThat(outcome("r1", "a").getQuantity()).isZero();
    assertThat(outcome("r2", "a").getQuantity()).isEqualTo(1);

    apply(Events.of("ann", 20 * DAY, new OrderReversed("o1", List.of(), "refunded")));

    assertThat(outcome("r2", "a").getQuantity()).isZero();
    assertThat(outcome("r2", "a").getRevenue()).isNull();
    assertThat(outcome("r2", "a").getOrderedAt()).isNull();
    assertThat(changes.getLast().step()).isEqualTo(Step.REVERSED);
  }

  @Test
  void shouldMoveAnOrderToAClickThatComesLate() {
    apply(Events.of("ann", 0, new ListClick("a", "home", 0, "r1")));
    apply(Events.of("ann", 100, order("o1", line("a", 1, 5.0))));

    apply(Events.of("ann", 50, new ListClick("a", "home", 0, "r2")));

    assertThat(outcome("r1", "a").getQuantity()).isZero();
    assertThat(outcome("r2", "a").getQuantity()).isEqualTo(1);
  }

  @Test
  void shouldLeaveOutListsThatWeNeverMake() {
    apply(Events.of("ann", 0, new ListView("home", "spring-sale", List.of("a"))));
    apply(Events.of("ann", 1, new ItemView("a", "R1")));

    assertThat(outcomes).isEmpty();
    assertThat(leftOut).containsExactly(Map.entry("foreign", 2));
  }

  @Test
  void shouldSaySoWhereAListIsNotAmongTheLatest() {
    apply(Events.of("ann", 0, new ListView("home", "r9z", List.of("a"))));

    assertThat(outcome("r9z", "a").getScoring()).isNull();
    assertThat(outcome("r9z", "a").getModel()).isNull();
    assertThat(leftOut).containsExactly(Map.entry("unknown-list", 1));
  }

  @Test
  void shouldFollowTheTopOfAHugeListOnly() {
    List<String> items = IntStream.range(0, 500).mapToObj(i -> "item-" + i).toList();

    apply(Events.of("ann", 0, new ListView("home", "r1", items)));

    assertThat(outcomes).hasSize(LIMITS.items());
    assertThat(leftOut).containsExactly(Map.entry("far-down", 1));
  }

  @Test
  void shouldTakeNoTextsOrNumbersThatCannotBe() {
    apply(Events.of("ann", 0, new ListClick("a", "x".repeat(100_000), -7, "r1")));
    apply(
        Events.of(
            "ann",
            1,
            new OrderPlaced(
                "o1",
                List.of(line("a", Integer.MAX_VALUE, 1.0), line("a", 5, 1.0)),
                "y".repeat(100_000))));

    assertThat(outcome("r1", "a").getPlacement()).isNull();
    assertThat(outcome("r1", "a").getPosition()).isNull();
    assertThat(outcome("r1", "a").getCurrency()).isNull();
    assertThat(outcome("r1", "a").getQuantity()).isEqualTo(Integer.MAX_VALUE);
    assertThat(serde.serializer().serialize("s", held)).hasSizeLessThan(200);
  }

  @Test
  void shouldStayBoundedAndLetGoFirstOfWhatWasOnlyShown() {
    apply(Events.of("ann", 0, new ListClick("a", "home", 0, "r1")));
    apply(Events.of("ann", 1, order("o1", line("a", 1, 5.0))));
    apply(Events.of("ann", 2, new ListClick("b", "home", 0, "r2")));
    for (int i = 0; i < 500; i++) {
      apply(
          Events.of(
              "ann", 10 + i, new ListView("home", RecommendationId.of(5_000 + i), List.of("a"))));
    }

    assertThat(held.lists).hasSize(LIMITS.open());
    assertThat(evicted).isEqualTo(502 - LIMITS.open());
    apply(Events.of("ann", 600, new OrderReversed("o1", List.of(), "cancelled")));
    assertThat(outcome("r1", "a").getQuantity()).isZero();
    assertThat(held.find(RecommendationId.numberOf("r2").orElseThrow())).isPresent();
    assertThat(serde.serializer().serialize("s", held)).hasSizeLessThan(3_000);
  }

  @Test
  void shouldLeaveClosedOutcomesAsTheyAre() {
    apply(Events.of("ann", 0, new ListView("home", "r1", List.of("a"))));
    apply(Events.of("ann", 4 * DAY, new ListView("home", "r2", List.of("a"))));

    apply(Events.of("ann", 4 * DAY + 1, new ListClick("a", "home", 0, "r1")));
    apply(Events.of("ann", HOUR, new ListClick("a", "home", 0, "r3")));

    assertThat(outcome("r1", "a").getShown()).isEqualTo(1);
    assertThat(outcome("r1", "a").getClicks()).isZero();
    assertThat(outcomes).hasSize(2);
    assertThat(leftOut).containsExactly(Map.entry("closed", 2));
  }

  @Test
  void shouldNotCreditAnotherListWithTheOrdersOfOneThatIsClosed() {
    apply(Events.of("ann", 0, new ListClick("a", "home", 0, "r1")));
    apply(Events.of("ann", HOUR, new ListClick("a", "home", 0, "r2")));
    apply(Events.of("ann", HOUR + 1, order("o1", line("a", 1, 5.0))));
    for (int i = 0; i < 100; i++) {
      String item = "sold-" + i;
      apply(
          Events.of(
              "ann",
              HOUR + 10 + 2L * i,
              new ListClick(item, "home", 0, RecommendationId.of(900 + i))));
      apply(Events.of("ann", HOUR + 11 + 2L * i, order("more-" + i, line(item, 1, 1.0))));
    }

    apply(Events.of("ann", 2 * HOUR, new ListClick("a", "home", 0, "r3")));

    assertThat(outcome("r1", "a").getQuantity()).isZero();
    assertThat(outcome("r2", "a").getQuantity()).isEqualTo(1);
    assertThat(outcome("r3", "a").getQuantity()).isZero();
  }

  @Test
  void shouldMarkWhatIsOpenWhenAShopperTurnsOutToBeAProgram() {
    apply(Events.of("ann", 0, new ListView("home", "r1", List.of("a", "b"))));

    note(updates.turn(held, ANN, BotVerdict.RECOGNISED));
    assertThat(outcomes.values()).hasSize(2).allMatch(Outcome::getAutomated);

    note(updates.turn(held, ANN, BotVerdict.RECOVERED));
    assertThat(outcomes.values()).hasSize(2).noneMatch(Outcome::getAutomated);
  }

  private void apply(StorefrontEvent event) {
    note(updates.apply(held, ANN, event, ARRIVAL, () -> lists));
    held = serde.deserializer().deserialize("s", serde.serializer().serialize("s", held));
  }

  private void note(List<ListChange> made) {
    made.forEach(list -> note(list.changes(), list.now()));
  }

  private void note(List<OutcomeChange> made, Outcome list) {
    for (OutcomeChange change : made) {
      Outcome before = outcomes.put(OutcomeStage.keyOf(change.after()), change.after());
      assertThat(change.before()).isEqualTo(before);
      assertThat(change.after()).isNotEqualTo(before);
    }
    changes.addAll(made);
    assertThat(OutcomeItems.of(list))
        .containsExactlyInAnyOrderElementsOf(
            outcomes.values().stream()
                .filter(each -> each.getRecommendationId().equals(list.getRecommendationId()))
                .toList());
  }

  private Outcome outcome(String list, String item) {
    return outcomes.get(new OutcomeKey("default", list, "ann", item));
  }

  private static PublishedLists.Header header(String id, String model) {
    return new PublishedLists.Header(RecommendationId.numberOf(id).orElseThrow(), model);
  }

  private static OrderPlaced order(String order, OrderLine... lines) {
    return new OrderPlaced(order, List.of(lines), "EUR");
  }

  private static OrderLine line(String item, int quantity, Double price) {
    return new OrderLine(item, quantity, price);
  }
}
