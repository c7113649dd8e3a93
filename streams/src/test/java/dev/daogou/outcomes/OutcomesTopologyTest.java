package dev.daogou.outcomes;

import static dev.daogou.Events.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daogou.Events;
import dev.daogou.ShopTopology;
import dev.daogou.app.StageMetrics;
import dev.daogou.items.ItemsStage;
import dev.daogou.profile.ProfileStage;
import dev.daogou.recommender.links.ItemState;
import dev.daogou.recommender.shopper.Profile;
import dev.daogou.schemas.Consent;
import dev.daogou.schemas.ItemKey;
import dev.daogou.schemas.ItemView;
import dev.daogou.schemas.ListClick;
import dev.daogou.schemas.ListView;
import dev.daogou.schemas.OrderLine;
import dev.daogou.schemas.OrderPlaced;
import dev.daogou.schemas.Outcome;
import dev.daogou.schemas.OutcomeItems;
import dev.daogou.schemas.Scoring;
import dev.daogou.schemas.ShopperKey;
import dev.daogou.schemas.StorefrontEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomesTopologyTest {
  private static final ShopperKey ANN = new ShopperKey("default", "ann");

  @TempDir Path state;
  private ShopTopology shop;
  private String list;
  private List<String> items;

  @BeforeEach
  void openShop() {
    shop = new ShopTopology(state, Optional.empty());
    shop.catalogue("ring-1", "silver ring with moonstone", "jewellery", "rings");
    shop.catalogue("ring-2", "silver ring with pearl", "jewellery", "rings");
    shop.catalogue("ring-3", "gold ring with ruby", "jewellery", "rings");
    shop.catalogue("case-1", "leather case", "electronics", "cases");
    shop.send(view("ann", "ring-1", 0));
    list = shop.list("ann").getRecommendationId();
    items = shop.items("ann");
  }

  @AfterEach
  void closeShop() {
    shop.close();
  }

  @Test
  void shouldJoinAListWithWhatItsShopperMadeOfIt() {
    shop.send(Events.of("ann", 10, new ListView("for-you", list, items)));
    shop.send(
        Events.of("ann", 20, new ListClick("ring-2", "for-you", items.indexOf("ring-2"), list)));
    shop.send(Events.of("ann", 21, new ItemView("ring-2", list)));
    shop.send(
        Events.of(
            "ann", 60, new OrderPlaced("o1", List.of(new OrderLine("ring-2", 2, 100.0)), "EUR")));

    List<Outcome> outcomes = shop.outcomes();
    // One for the list when it was shown, however many items it has, and one for each step after.
    assertThat(outcomes).hasSize(4);
    assertThat(outcomes)
        .allSatisfy(
            outcome ->
                assertThat(OutcomeItems.of(outcome))
                    .extracting(Outcome::getItem)
                    .containsExactlyElementsOf(items));
    Outcome sold = OutcomeItems.of(outcomes.getLast()).get(items.indexOf("ring-2"));
    assertThat(sold.getPlacement()).isEqualTo("for-you");
    assertThat(sold.getPosition()).isEqualTo(items.indexOf("ring-2"));
    assertThat(sold.getScoring()).isEqualTo(Scoring.BLEND);
    assertThat(sold.getShownAt()).isEqualTo(Events.OPENING.plusSeconds(10));
    assertThat(sold.getClicks()).isEqualTo(1);
    assertThat(sold.getRevenue()).isEqualTo(200.0);
    assertThat(sold.getLive()).isTrue();
    assertThat(shop.meters.counter(StageMetrics.OUTCOMES, "step", "shown").count())
        .isEqualTo(items.size());
    assertThat(shop.meters.counter(StageMetrics.OUTCOMES, "step", "ordered").count()).isEqualTo(1);
  }

  @Test
  void shouldCountADuplicateOnce() {
    StorefrontEvent shown = Events.of("ann", 10, new ListView("for-you", list, items));
    shop.send(shown);
    shop.send(shown);
    shop.send(shown);

    assertThat(shop.outcomes()).hasSize(1);
    shop.send(Events.of("ann", 20, new ListClick("ring-2", "for-you", 0, list)));
    assertThat(OutcomeItems.of(shop.outcomes().getLast()))
        .hasSize(items.size())
        .allMatch(outcome -> outcome.getShown() == 1);
  }

  @Test
  void shouldSayNothingOfAShopperWhoWishesToBeCountedOnly() {
    StorefrontEvent shown = Events.of("ann", 10, new ListView("for-you", list, items));
    shown.setConsent(Consent.COUNT_ONLY);

    shop.send(shown);

    assertThat(shop.outcomes()).isEmpty();
  }

  @Test
  void shouldKeepTenantsApart() {
    StorefrontEvent shown = Events.of("ann", 10, new ListView("for-you", list, items));
    shown.setTenant("other");

    shop.send(shown);

    assertThat(shop.outcomes())
        .singleElement()
        .satisfies(
            outcome -> {
              assertThat(outcome.getItems()).hasSize(items.size());
              assertThat(outcome.getTenant()).isEqualTo("other");
              assertThat(outcome.getScoring()).isNull();
            });
  }

  @Test
  void shouldNotMakeAListForAnImpressionAlone() {
    int published = shop.published();

    shop.send(Events.of("ann", 10, new ListView("for-you", list, items)));

    assertThat(shop.published()).isEqualTo(published);
  }

  @Test
  void shouldNotLetAClockThatRunsAheadCloseWhatIsOpen() {
    shop.send(Events.of("ann", 10, new ListView("for-you", list, items)));

    shop.sendLate(
        Events.of("ann", 400L * 86_400, new ListClick("ring-2", "for-you", 0, list)),
        Events.OPENING.plusSeconds(30));
    shop.send(Events.of("ann", 40, new ListClick("ring-3", "for-you", 0, list)));

    assertThat(OutcomeItems.of(shop.outcomes().getLast()))
        .filteredOn(outcome -> outcome.getClicks() == 1)
        .hasSize(2);
  }

  @Test
  void shouldUnlearnWhatAProgramTaughtAndMarkItsOutcomes() {
    shop.send(Events.of("ann", 10, new ListView("for-you", list, items)));
    shop.outcomes();
    for (int i = 0; i < 31; i++) {
      StorefrontEvent opened = view("ann", i < 3 ? "ring-" + (i + 1) : "page-" + i, 0);
      opened.setTime(Events.OPENING.plusSeconds(60).plusMillis(400L * i));
      shop.send(opened);
    }

    assertThat(shop.<Profile>state(ProfileStage.PROFILES, ANN).isAutomated()).isTrue();
    for (String item : List.of("ring-1", "ring-2", "page-4", "page-20")) {
      ItemState learned = shop.state(ItemsStage.ITEM_STATES, new ItemKey("default", item));
      assertThat(learned.interactions()).isZero();
      assertThat(learned.seenAfter("ring-1")).isZero();
    }
    assertThat(shop.<ItemState>state(ItemsStage.ITEM_STATES, new ItemKey("default", "page-30")))
        .isNull();
    assertThat(shop.outcomes())
        .singleElement()
        .satisfies(
            outcome -> {
              assertThat(outcome.getItems()).hasSize(items.size());
              assertThat(outcome.getAutomated()).isTrue();
            });
    shop.send(view("ann", "case-1", 80));
    assertThat(shop.list("ann").getRecent().getFirst()).isEqualTo("case-1");
    assertThat(shop.<ItemState>state(ItemsStage.ITEM_STATES, new ItemKey("default", "case-1")))
        .isNull();
    assertThat(shop.meters.counter(StageMetrics.AUTOMATED, "turn", "recognised").count())
        .isEqualTo(1);
  }

  @Test
  void shouldFeedTheLabelsOfARanker() {
    shop.send(Events.of("ann", 10, new ListView("for-you", list, items)));
    shop.send(Events.of("ann", 20, new ListClick("ring-2", "for-you", 0, list)));
    var labels = new Labels(Duration.ofDays(1));

    shop.outcomes().forEach(labels::accept);

    assertThat(labels.settled()).isEmpty();
    assertThat(labels.rest())
        .singleElement()
        .satisfies(
            impression -> {
              assertThat(impression.recommendationId()).isEqualTo(list);
              assertThat(impression.items())
                  .extracting(LabelledImpression.Item::item)
                  .containsExactlyElementsOf(items);
              assertThat(impression.items())
                  .filteredOn(LabelledImpression.Item::clicked)
                  .extracting(LabelledImpression.Item::item)
                  .containsExactly("ring-2");
            });
  }
}
