package dev.daogou.trends;

import static dev.daogou.Events.OPENING;
import static dev.daogou.Events.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.daogou.Events;
import dev.daogou.ShopTopology;
import dev.daogou.app.StageMetrics;
import dev.daogou.schemas.CartAdd;
import dev.daogou.schemas.CartRemove;
import dev.daogou.schemas.Consent;
import dev.daogou.schemas.GuideTurn;
import dev.daogou.schemas.IdentityLink;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ListClick;
import dev.daogou.schemas.ListView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.OrderReversed;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.Other;
import dev.daogou.schemas.Rating;
import dev.daogou.schemas.Resolution;
import dev.daogou.schemas.Search;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Wish;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendsTopologyTest {
  private static final List<Object> EVERY_TYPE =
      List.of(
          new ItemView("ring-1", null),
          new ListView("for-you", null, List.of("ring-1", "ring-2")),
          new ListClick("ring-2", "for-you", 1, null),
          new Search("silver ring", 3),
          new CartAdd("ring-1", 1, 100.0, null),
          new CartRemove("ring-1", 1),
          new Wish("ring-2", false),
          new Wish("ring-2", true),
          new OrderPlaced("o1", List.of(new OrderLine("ring-2", 1, 100.0)), "EUR"),
          new OrderReversed("o1", List.of(), "cancelled"),
          new OrderReversed("unheard-of", List.of(), "cancelled"),
          new Rating("ring-1", 5f),
          new IdentityLink("ann-at-home"),
          new GuideTurn("something for my mother"),
          new Other("newsletter"));

  private final Board board = new Board();
  @TempDir Path state;
  private ShopTopology shop;

  @BeforeEach
  void openShop() {
    shop = new ShopTopology(state, Optional.empty());
    shop.catalogue("ring-1", "silver ring with moonstone", "jewellery", "rings");
    shop.catalogue("ring-2", "silver ring with pearl", "jewellery", "rings");
    shop.catalogue("case-1", "leather case", "electronics", "cases");
  }

  @AfterEach
  void closeShop() {
    shop.close();
  }

  @Test
  void shouldCountEveryTypeOnceHoweverOftenItsEventComes() {
    int second = 0;
    for (Object payload : EVERY_TYPE) {
      StorefrontEvent event = Events.of("ann", second++, payload);
      shop.send(event);
      shop.send(event);
    }
    for (Resolution resolution : Resolution.values()) {
      Map<String, Long> events = figures(resolution).all(Figure.EVENTS);

      assertThat(events)
          .containsOnly(
              entry("item-view", 1L),
              entry("list-view", 1L),
              entry("list-click", 1L),
              entry("search", 1L),
              entry("cart-add", 1L),
              entry("cart-remove", 1L),
              entry("wish", 2L),
              entry("order-placed", 1L),
              entry("order-reversed", 2L),
              entry("rating", 1L),
              entry("identity-link", 1L),
              entry("guide-turn", 1L),
              entry("other", 1L));
    }
  }

  @Test
  void shouldCountWhatShoppersDid() {
    shop.send(view("ann", "ring-1", 0));
    shop.send(view("bob", "ring-1", 1));
    shop.send(view("bob", "case-1", 2));
    shop.send(Events.add("bob", "case-1", 3));
    shop.send(Events.of("ann", 4, new Search("  Silver   RING ", 2)));
    shop.send(Events.of("bob", 5, new Search("unicorn", 0)));

    Tally hour = figures(Resolution.HOUR);

    assertThat(hour.of(Figure.VIEWS)).isEqualTo(3);
    assertThat(hour.of(Figure.CARTS)).isEqualTo(1);
    assertThat(hour.of(Figure.SEARCHES)).isEqualTo(2);
    assertThat(hour.of(Figure.ZERO_RESULTS)).isEqualTo(1);
    assertThat(hour.all(Figure.QUERIES))
        .containsOnly(entry("silver ring", 1L), entry("unicorn", 1L));
    assertThat(hour.all(Figure.ZERO_QUERIES)).containsOnly(entry("unicorn", 1L));
    assertThat(hour.all(Figure.ITEMS)).containsOnly(entry("ring-1", 2L), entry("case-1", 1L));
    assertThat(hour.all(Figure.CATEGORY_VIEWS))
        .containsOnly(
            entry("jewellery", 2L),
            entry("rings", 2L),
            entry("electronics", 1L),
            entry("cases", 1L));
    assertThat(hour.all(Figure.CATEGORY_CARTS))
        .containsOnly(entry("electronics", 1L), entry("cases", 1L));
    assertThat(hour.of(Shoppers.ACTIVE)).isEqualTo(2);
    assertThat(hour.of(Shoppers.VIEWED)).isEqualTo(2);
    assertThat(hour.of(Shoppers.CARTED)).isEqualTo(1);
    assertThat(hour.of(Shoppers.ORDERED)).isZero();
    assertThat(hour.newest()).isGreaterThanOrEqualTo(OPENING.plusSeconds(5).toEpochMilli());
  }

  @Test
  void shouldLeaveOutWhatIsReplayed() {
    for (Origin origin : List.of(Origin.REPLAY, Origin.BACKFILL)) {
      StorefrontEvent event = view("ann", "ring-1", 0);
      event.setOrigin(origin);
      shop.send(event);
      StorefrontEvent counted = view("bob", "ring-1", 0);
      counted.setOrigin(origin);
      counted.setConsent(Consent.COUNT_ONLY);
      shop.send(counted);
    }
    shop.idle(Duration.ofSeconds(30));

    Tally hour = figures(Resolution.HOUR);

    assertThat(hour.all(Figure.EVENTS)).isEmpty();
    assertThat(hour.of(Figure.LISTS)).isZero();
  }

  @Test
  void shouldCountThoseWhoWishToBeCountedOnlyOnceAnHourAndKeepNothingOfThem() {
    StorefrontEvent event = view("ann", "ring-1", 0);
    event.setConsent(Consent.COUNT_ONLY);
    StorefrontEvent order =
        Events.of(
            "ann", 1, new OrderPlaced("o1", List.of(new OrderLine("ring-1", 2, 10.0)), "EUR"));
    order.setConsent(Consent.COUNT_ONLY);
    StorefrontEvent other = view("ann", "ring-1", 2);
    other.setConsent(Consent.COUNT_ONLY);
    for (StorefrontEvent each : List.of(event, event, order, other, event, order)) {
      shop.sendLate(each, OPENING.plusSeconds(3));
    }

    Tally hour = figures(Resolution.HOUR);

    assertThat(hour.all(Figure.EVENTS))
        .containsOnly(entry("item-view", 2L), entry("order-placed", 1L));
    assertThat(hour.all(Figure.REVENUE)).containsOnly(entry("EUR", 200_000L));
    assertThat(hour.of(Shoppers.ACTIVE)).isZero();
    assertThat(hour.of(Shoppers.ORDERED)).isZero();
  }

  @Test
  void shouldCorrectOldBucketsWhenEventsAreLate() {
    shop.sendLate(view("ann", "ring-1", 7_300), OPENING.plusSeconds(7_300));
    shop.idle(Duration.ofHours(2));
    shop.sendLate(view("bob", "ring-2", 65), OPENING.plusSeconds(7_301));
    Tally early = figures().at(Resolution.MINUTE, OPENING.plusSeconds(65));

    assertThat(early.all(Figure.ITEMS)).containsOnly(entry("ring-2", 1L));
    assertThat(early.of(Shoppers.ACTIVE)).isEqualTo(1);
    assertThat(board.at(Resolution.HOUR, OPENING).of(Figure.VIEWS)).isEqualTo(1);
    assertThat(board.at(Resolution.SECOND, OPENING.plusSeconds(65)).of(Figure.VIEWS)).isZero();
  }

  @Test
  void shouldLetGoOfWhatIsOldAndSaySo() {
    shop.send(view("ann", "ring-1", 0));
    assertThat(figures().at(Resolution.SECOND, OPENING).of(Figure.VIEWS)).isEqualTo(1);

    shop.idle(Resolution.SECOND.kept().plusSeconds(20));

    figures();
    assertThat(board.buckets().keySet()).noneMatch(key -> key.resolution() == Resolution.SECOND);
    assertThat(board.at(Resolution.MINUTE, OPENING).of(Figure.VIEWS)).isEqualTo(1);
    shop.idle(Resolution.HOUR.kept().plusHours(2));
    figures();
    assertThat(board.buckets()).isEmpty();
    shop.sendLate(view("ann", "ring-2", 1), OPENING.plus(Duration.ofDays(16)));
    assertThat(shop.meters.counter(StageMetrics.TRENDS_TOO_OLD).count()).isPositive();
  }

  @Test
  void shouldTakeRevenueBackWhereTheOrderStands() {
    shop.send(
        Events.of(
            "ann",
            10,
            new OrderPlaced(
                "o1",
                List.of(new OrderLine("ring-1", 2, 12.5), new OrderLine("case-1", 1, 19.99)),
                "EUR")));
    shop.send(Events.reversal("ann", "o1", 130, "ring-1"));

    Tally first = figures().at(Resolution.MINUTE, OPENING.plusSeconds(10));
    Tally later = board.at(Resolution.MINUTE, OPENING.plusSeconds(130));

    assertThat(first.all(Figure.REVENUE)).containsOnly(entry("EUR", 199_900L));
    assertThat(first.of(Figure.UNITS)).isEqualTo(1);
    assertThat(first.of(Figure.ORDERS)).isEqualTo(1);
    assertThat(first.of(Figure.UNDONE_ORDERS)).isZero();
    assertThat(first.all(Figure.CATEGORY_REVENUE))
        .containsOnly(entry("EUR/electronics", 199_900L), entry("EUR/cases", 199_900L));
    assertThat(first.of(Figure.CATEGORY_ORDERS, "jewellery")).isEqualTo(1);
    assertThat(later.of(Figure.REVERSALS)).isEqualTo(1);
    assertThat(later.all(Figure.REVENUE)).isEmpty();
    shop.send(Events.reversal("ann", "o1", 140));
    shop.send(Events.reversal("ann", "o1", 150));
    Tally end = figures().at(Resolution.MINUTE, OPENING.plusSeconds(10));
    assertThat(end.all(Figure.REVENUE)).isEmpty();
    assertThat(end.of(Figure.UNITS)).isZero();
    assertThat(end.of(Figure.UNDONE_ORDERS)).isEqualTo(1);
    assertThat(board.all("default", Resolution.HOUR).of(Figure.REVERSALS)).isEqualTo(3);
  }

  @Test
  void shouldCountNoRevenueOfAnOrderThatWasReversedBeforeItCame() {
    shop.send(Events.reversal("ann", "o1", 20, "ring-1"));
    shop.send(
        Events.of(
            "ann",
            10,
            new OrderPlaced(
                "o1",
                List.of(new OrderLine("ring-1", 1, 5.0), new OrderLine("ring-2", 1, 7.0)),
                null)));

    Tally hour = figures(Resolution.HOUR);

    assertThat(hour.all(Figure.REVENUE)).containsOnly(entry(Money.NO_CURRENCY, 70_000L));
    assertThat(hour.of(Figure.UNITS)).isEqualTo(1);
  }

  @Test
  void shouldCountAnOrderOnceThoughTwoEventsTellOfIt() {
    for (int i = 0; i < 2; i++) {
      shop.send(
          Events.of(
              "ann", i, new OrderPlaced("o1", List.of(new OrderLine("ring-1", 1, 5.0)), "CNY")));
    }

    Tally hour = figures(Resolution.HOUR);

    assertThat(hour.of(Figure.EVENTS, "order-placed")).isEqualTo(2);
    assertThat(hour.of(Figure.ORDERS)).isEqualTo(1);
    assertThat(hour.all(Figure.REVENUE)).containsOnly(entry("CNY", 50_000L));
  }

  @Test
  void shouldCountDeadLettersByReason() {
    shop.pipeRaw(shop.topics.events(), bytes("default/ann"), bytes("no event"));
    shop.pipeRaw(shop.topics.events(), bytes("other/ann"), bytes("no event"));
    shop.sendRaw(shop.topics.events(), bytes("nobody"), bytes("no event"));

    Tally hour = figures(Resolution.HOUR);

    assertThat(hour.all(Figure.DEAD_LETTERS))
        .containsOnly(entry("unreadable", 1L), entry("bad-key", 1L));
    assertThat(board.all("other", Resolution.HOUR).all(Figure.DEAD_LETTERS))
        .containsOnly(entry("unreadable", 1L));
  }

  @Test
  void shouldCountListsAndHowFreshTheyWere() {
    shop.send(view("ann", "ring-1", 0));

    Tally hour = figures(Resolution.HOUR);

    assertThat(hour.of(Figure.LISTS)).isEqualTo(shop.published()).isPositive();
    assertThat(hour.of(Figure.BLENDED)).isEqualTo(shop.published());
    assertThat(hour.all(Figure.FRESHNESS).values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(shop.published());
  }

  @Test
  void shouldCountWhatBecameOfLists() {
    shop.send(view("ann", "ring-1", 0));
    String list = shop.list("ann").getRecommendationId();
    List<String> items = shop.items("ann");
    shop.send(Events.of("ann", 10, new ListView("for-you", list, items)));
    shop.send(Events.of("ann", 20, new ListClick("ring-2", "for-you", 0, list)));
    shop.send(Events.of("ann", 30, new CartAdd("ring-2", 1, 100.0, list)));
    shop.send(
        Events.of(
            "ann", 40, new OrderPlaced("o1", List.of(new OrderLine("ring-2", 2, 100.0)), "EUR")));
    String slot = new RecommendationSlot("for-you", "", "blend").toString();

    Tally before = figures(Resolution.HOUR);
    shop.send(Events.reversal("ann", "o1", 70));
    Tally after = figures(Resolution.HOUR);

    assertThat(before.all(Figure.IMPRESSIONS)).containsOnly(entry(slot, (long) items.size()));
    assertThat(before.all(Figure.CLICKS)).containsOnly(entry(slot, 1L));
    assertThat(before.all(Figure.RECOMMENDED_CARTS)).containsOnly(entry(slot, 1L));
    assertThat(before.all(Figure.RECOMMENDED_ORDERS)).containsOnly(entry(slot, 1L));
    assertThat(before.all(Figure.RECOMMENDED_REVENUE))
        .containsOnly(entry("EUR/" + slot, 2_000_000L));
    assertThat(after.all(Figure.RECOMMENDED_ORDERS)).isEmpty();
    assertThat(after.all(Figure.RECOMMENDED_REVENUE)).isEmpty();
    assertThat(after.all(Figure.CLICKS)).containsOnly(entry(slot, 1L));
  }

  @Test
  void shouldCountAProgramsEventsButNotWhatItSeemsToWant() {
    shop.send(view("ann", "ring-1", 0));
    String list = shop.list("ann").getRecommendationId();
    shop.send(Events.of("ann", 1, new ListView("for-you", list, shop.items("ann"))));
    for (int i = 0; i < 60; i++) {
      shop.pipe(Events.of("ann", 0, new ItemView("page-" + i, null)));
    }
    shop.settle();
    shop.send(view("ann", "case-1", 3));

    Tally hour = figures(Resolution.HOUR);

    assertThat(hour.of(Figure.EVENTS, "item-view")).isEqualTo(62);
    assertThat(hour.of(Figure.VIEWS)).isEqualTo(62);
    assertThat(hour.of(Figure.ITEMS, "case-1")).isZero();
    assertThat(hour.of(Figure.CATEGORY_VIEWS, "cases")).isEqualTo(1);
    assertThat(hour.of(Figure.CATEGORY_INTEREST, "cases")).isZero();
    assertThat(hour.all(Figure.IMPRESSIONS)).isEmpty();
  }

  private Tally figures(Resolution resolution) {
    return figures().all("default", resolution);
  }

  private Board figures() {
    shop.idle(Duration.ofSeconds(10));
    board.read(shop.trends());
    return board;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
