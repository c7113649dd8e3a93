package dev.daogou;

import static dev.daogou.Events.add;
import static dev.daogou.Events.order;
import static dev.daogou.Events.remove;
import static dev.daogou.Events.reversal;
import static dev.daogou.Events.search;
import static dev.daogou.Events.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daogou.app.DeadLetter;
import dev.daogou.app.StageMetrics;
import dev.daogou.items.ItemsStage;
import dev.daogou.profile.ProfileStage;
import dev.daogou.recommender.links.ItemState;
import dev.daogou.recommender.shopper.Profile;
import dev.daogou.schemas.Availability;
import dev.daogou.schemas.Consent;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.ItemRemoval;
import dev.daogou.schemas.OfferUpdate;
import dev.daogou.schemas.Origin;
import dev.daogou.schemas.Reason;
import dev.daogou.schemas.Scoring;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import dev.daogou.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonalizationTopologyTest {
  private static final ShopperKey ANN = new ShopperKey("default", "ann");

  @TempDir Path state;
  private ShopTopology shop;

  @BeforeEach
  void openShop() {
    shop = new ShopTopology(state, Optional.empty());
    shop.catalogue("ring-1", "silver ring with moonstone", "jewellery", "rings");
    shop.catalogue("ring-2", "silver ring with pearl", "jewellery", "rings");
    shop.catalogue("ring-3", "gold ring with ruby", "jewellery", "rings");
    shop.catalogue("phone-1", "phone with large screen", "electronics", "phones");
    shop.catalogue("phone-2", "phone with small screen", "electronics", "phones");
    shop.catalogue("case-1", "leather case", "electronics", "cases");
  }

  @AfterEach
  void closeShop() {
    shop.close();
  }

  @Test
  void shouldRecommendSimilarItemsAfterOneView() {
    shop.send(view("ann", "ring-1", 0));

    assertThat(shop.items("ann")).first().isEqualTo("ring-2");
    assertThat(shop.items("ann")).doesNotContain("ring-1");
    assertThat(shop.list("ann").getScoring()).isEqualTo(Scoring.BLEND);
    assertThat(shop.list("ann").getRecent()).containsExactly("ring-1");
  }

  @Test
  void shouldRecommendWhatOthersViewedNext() {
    for (int i = 0; i < 5; i++) {
      shop.send(view("other" + i, "ring-1", i));
      shop.send(view("other" + i, "case-1", i + 10));
    }

    shop.send(view("ann", "ring-1", 100));

    assertThat(shop.items("ann")).first().isEqualTo("case-1");
    assertThat(shop.list("ann").getItems().getFirst().getReason()).isEqualTo(Reason.VIEWED_NEXT);
    assertThat(shop.list("ann").getItems().getFirst().getBecause()).isEqualTo("ring-1");
  }

  @Test
  void shouldFollowTheWordsOfASearch() {
    shop.send(search("ann", "phone screen", 0));

    assertThat(shop.items("ann").subList(0, 2)).containsExactlyInAnyOrder("phone-1", "phone-2");
    assertThat(shop.list("ann").getItems().getFirst().getReason()).isEqualTo(Reason.MATCHES_SEARCH);
    assertThat(shop.list("ann").getItems().getFirst().getBecause()).isEqualTo("phone screen");
  }

  @Test
  void shouldRecommendANewItemAtOnce() {
    shop.catalogue("ring-9", "silver ring with moonstone and pearl", "jewellery", "rings");

    shop.send(view("ann", "ring-1", 0));

    assertThat(shop.items("ann")).contains("ring-9");
  }

  @Test
  void shouldLeaveOutWhatCannotBeHad() {
    shop.change("ring-2", new OfferUpdate(null, null, Availability.OUT_OF_STOCK));
    shop.change("ring-3", new ItemRemoval());

    shop.send(view("ann", "ring-1", 0));

    assertThat(shop.items("ann")).doesNotContain("ring-2", "ring-3").contains("phone-1");
  }

  @Test
  void shouldKeepAPartialUpdateOfAnUnknownItemAsADeadLetter() {
    shop.change("nothing", new OfferUpdate(1.0, null, null));

    assertThat(shop.deadLetters())
        .singleElement()
        .extracting(PersonalizationTopologyTest::reason)
        .isEqualTo("unknown-item");
  }

  @Test
  void shouldLeaveOutWhatWasJustBoughtUntilTheOrderIsCancelled() {
    shop.send(view("ann", "ring-1", 0));
    shop.send(view("ann", "phone-1", 5));
    shop.send(order("ann", "o1", 10, "ring-2"));
    assertThat(shop.items("ann")).doesNotContain("ring-2");

    shop.send(reversal("ann", "o1", 20));

    assertThat(shop.items("ann")).contains("ring-2");
    assertThat(
            shop.<ItemState>state(ItemsStage.ITEM_STATES, new ItemKey("default", "ring-2"))
                .interactions())
        .isZero();
  }

  @Test
  void shouldTakeBackWhatALateOrderBroughtAfterItsCancellation() {
    shop.send(view("ann", "ring-1", 0));
    shop.send(reversal("ann", "o1", 20));

    shop.send(order("ann", "o1", 10, "ring-2", "ring-3"));

    Profile profile = shop.state(ProfileStage.PROFILES, ANN);
    assertThat(profile.interactions()).hasSize(1);
    assertThat(profile.takenBack()).isEqualTo(2);
  }

  @Test
  void shouldTakeBackACartAdditionThatIsRemoved() {
    shop.send(add("ann", "ring-2", 0));

    shop.send(remove("ann", "ring-2", 5));

    Profile profile = shop.state(ProfileStage.PROFILES, ANN);
    assertThat(profile.interactions()).isEmpty();
    assertThat(
            shop.<ItemState>state(ItemsStage.ITEM_STATES, new ItemKey("default", "ring-2"))
                .interactions())
        .isZero();
  }

  @Test
  void shouldCountADuplicateOnceAndWriteNothing() {
    StorefrontEvent event = view("ann", "ring-1", 0);
    shop.send(event);
    int published = shop.published();

    shop.send(event);

    Profile profile = shop.state(ProfileStage.PROFILES, ANN);
    assertThat(profile.events()).isEqualTo(1);
    assertThat(profile.duplicates()).isEqualTo(1);
    assertThat(shop.published()).isEqualTo(published);
    assertThat(shop.markers().getLast().getOffset()).isEqualTo(1);
  }

  @Test
  void shouldWriteAListOnlyWhenItChanged() {
    shop.send(view("ann", "ring-1", 0));
    int published = shop.published();

    shop.send(view("ann", "ring-1", 1));

    assertThat(shop.published()).isEqualTo(published);
    assertThat(shop.markers().getLast().getOffset()).isEqualTo(1);
  }

  @Test
  void shouldKeepNothingOfAShopperWhoWishesToBeCountedOnly() {
    StorefrontEvent event = view("ann", "ring-1", 0);
    event.setConsent(Consent.COUNT_ONLY);

    shop.send(event);

    assertThat(shop.<Profile>state(ProfileStage.PROFILES, ANN)).isNull();
    assertThat(shop.list("ann")).isNull();
    assertThat(shop.meters.counter(StageMetrics.COUNT_ONLY).count()).isEqualTo(1);
    assertThat(shop.markers().getLast().getOffset()).isZero();
  }

  @Test
  void shouldSetAsideWhatItCannotReadWithReasonAndOriginalBytes() {
    byte[] key = "default/ann".getBytes(StandardCharsets.UTF_8);
    byte[] value = "not avro".getBytes(StandardCharsets.UTF_8);

    shop.sendRaw(shop.topics.events(), key, value);
    shop.sendRaw(shop.topics.catalogueUpdates(), key, value);

    var dead = shop.deadLetters();
    assertThat(dead)
        .hasSize(2)
        .allSatisfy(
            letter -> {
              assertThat(reason(letter)).isEqualTo("unreadable");
              assertThat(letter.key()).isEqualTo(key);
              assertThat(letter.value()).isEqualTo(value);
            });
    assertThat(header(dead.getFirst(), DeadLetter.TOPIC)).isEqualTo(shop.topics.events().name());
    assertThat(shop.markers().getLast().getOffset()).isZero();
  }

  @Test
  void shouldSetAsideAnEventWhoseKeyNamesAnotherShopper() {
    StorefrontEvent event = view("ann", "ring-1", 0);
    byte[] value = shop.topics.events().value().serializer().serialize("events", event);

    shop.sendRaw(shop.topics.events(), "default/ben".getBytes(StandardCharsets.UTF_8), value);

    assertThat(shop.deadLetters())
        .singleElement()
        .extracting(PersonalizationTopologyTest::reason)
        .isEqualTo("key-disagrees");
  }

  @Test
  void shouldSetAsideTimesBeforeTheWeb() {
    StorefrontEvent event = view("ann", "ring-1", 0);
    event.setTime(Instant.ofEpochMilli(1_400_000_000L));

    shop.sendLate(event, Events.OPENING);

    assertThat(shop.deadLetters())
        .singleElement()
        .extracting(PersonalizationTopologyTest::reason)
        .isEqualTo("bad-time");
  }

  @Test
  void shouldClampTheTimeOfAClockThatRunsAhead() {
    shop.sendLate(view("ann", "ring-1", 3600), Events.OPENING);

    Profile profile = shop.state(ProfileStage.PROFILES, ANN);
    assertThat(profile.interactions().getFirst().time()).isEqualTo(Events.OPENING.toEpochMilli());
  }

  @Test
  void shouldSendStraysToTheirOwnPartition() {
    try (var wide =
        new ShopTopology(
            state.resolve("wide"),
            Optional.empty(),
            Topics.withPartitions(8),
            PersonalizationSettings.defaults())) {
      for (int i = 0; i < 40; i++) {
        wide.send(view("shopper" + i, "ring-1", i));
      }

      double strays = wide.meters.counter(StageMetrics.STRAYS).count();
      assertThat(strays).isBetween(20.0, 39.0);
      assertThat(
              wide.<Profile>state(ProfileStage.PROFILES, new ShopperKey("default", "shopper7"))
                  .events())
          .isEqualTo(1);
    }
  }

  @Test
  void shouldLearnFromHistoryThatIsYearsOldAndMakeOneListOfIt() {
    long threeYears = Duration.ofDays(3 * 365).toSeconds();
    for (int i = 0; i < 40; i++) {
      StorefrontEvent event =
          view("ann", i % 2 == 0 ? "ring-1" : "case-1", i * 86_400L - threeYears);
      event.setOrigin(Origin.BACKFILL);
      shop.pipe(event);
    }
    shop.pipe(reversalOfNothing("ann", -threeYears));

    shop.settle();
    shop.idle(PersonalizationSettings.defaults().backfill().quiet());
    // Whether a flush is due is a question of the real clock, which a slow machine stretches.
    await().until(() -> served(shop));
    shop.idle(PersonalizationSettings.defaults().backfill().quiet());

    assertThat(shop.deadLetters()).isEmpty();
    assertThat(shop.published()).isEqualTo(1);
    assertThat(shop.list("ann").getRecent()).containsExactly("case-1", "ring-1");
    assertThat(shop.list("ann").getBasis().getOffset()).isEqualTo(39);
    Profile profile = shop.state(ProfileStage.PROFILES, new ShopperKey("default", "ann"));
    assertThat(profile.interactions()).hasSize(40);
    assertThat(profile.interactions().getFirst().time())
        .as("not clamped to its arrival")
        .isEqualTo(Events.OPENING.getEpochSecond() * 1_000 - threeYears * 1_000);
    ItemState item = shop.state(ItemsStage.ITEM_STATES, new ItemKey("default", "ring-1"));
    assertThat(item.interactions()).isEqualTo(20);
    assertThat(shop.meters.find(StageMetrics.FRESHNESS).timers()).isEmpty();
  }

  private static StorefrontEvent reversalOfNothing(String shopper, long second) {
    StorefrontEvent event = Events.reversal("never", shopper, second);
    event.setOrigin(Origin.BACKFILL);
    return event;
  }

  @Test
  void shouldKeepTenantsApart() {
    StorefrontEvent event = view("ann", "ring-1", 0);
    event.setTenant("other");

    shop.send(event);

    assertThat(shop.<Profile>state(ProfileStage.PROFILES, ANN)).isNull();
    assertThat(shop.list("ann").getTenant()).isEqualTo("other");
    assertThat(shop.items("ann")).doesNotContain("ring-2");
  }

  private static String reason(TestRecord<byte[], byte[]> letter) {
    return header(letter, DeadLetter.REASON);
  }

  private static String header(TestRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static boolean served(ShopTopology shop) {
    shop.settle();
    return shop.published() > 0;
  }
}
