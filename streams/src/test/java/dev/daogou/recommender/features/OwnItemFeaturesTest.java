package dev.daogou.recommender.features;

import static dev.daogou.Events.add;
import static dev.daogou.Events.order;
import static dev.daogou.Events.search;
import static dev.daogou.Events.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.daogou.Events;
import dev.daogou.Stock;
import dev.daogou.schemas.ListView;
import dev.daogou.schemas.StorefrontEvent;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnItemFeaturesTest {
  private final Stock stock = FeaturesOf.smallShop();

  @Test
  void shouldDescribeAnItemByWhatTheShopperDidWithIt() {
    FeaturesOf ann =
        FeaturesOf.after(
            stock,
            order("ann", "o1", 0, "phone"),
            add("ann", "case", 5),
            view("ann", "ring-1", 10),
            view("ann", "ring-1", 20));

    assertThat(ann.of("ring-1", OwnItemFeatures.IS_CURRENT)).isEqualTo(1f);
    assertThat(ann.of("ring-1", OwnItemFeatures.OWN_RECENCY)).isEqualTo(1f);
    assertThat(ann.of("ring-1", OwnItemFeatures.VISITS))
        .isCloseTo((float) Math.log(3), within(1e-6f));
    assertThat(ann.of("case", OwnItemFeatures.IN_CART)).isEqualTo(1f);
    assertThat(ann.of("case", OwnItemFeatures.OWN_RECENCY)).isEqualTo(1f / 2);
    assertThat(ann.of("case", OwnItemFeatures.IS_CURRENT)).isZero();
    assertThat(ann.of("phone", OwnItemFeatures.WAS_BOUGHT)).isEqualTo(1f);
    assertThat(ann.of("phone", OwnItemFeatures.IN_CART)).isZero();
    assertThat(ann.of("phone", OwnItemFeatures.VISITS)).isZero();
  }

  @Test
  void shouldTakeOutOfTheCartWhatWasBoughtAndPutBackWhatIsAddedAgain() {
    StorefrontEvent[] events = {
      add("ann", "phone", 0), order("ann", "o1", 5, "phone"), add("ann", "phone", 10)
    };

    FeaturesOf bought = FeaturesOf.after(stock, events[0], events[1]);
    FeaturesOf again = FeaturesOf.after(stock, events);

    assertThat(bought.of("phone", OwnItemFeatures.IN_CART)).isZero();
    assertThat(again.of("phone", OwnItemFeatures.IN_CART)).isEqualTo(1f);
    assertThat(again.of("phone", OwnItemFeatures.WAS_BOUGHT)).isEqualTo(1f);
  }

  @Test
  void shouldDescribeTheNewestSession() {
    FeaturesOf ann =
        FeaturesOf.after(
            stock,
            view("ann", "ring-2", 0),
            view("ann", "ring-1", 20_000),
            view("ann", "phone", 20_010),
            view("ann", "ring-1", 20_040));

    assertThat(ann.of("ring-1", OwnItemFeatures.SESSION_SHARE)).isCloseTo(2f / 3, within(1e-5f));
    assertThat(ann.of("ring-1", OwnItemFeatures.SHOP_STAYS)).isNegative();
    assertThat(ann.of("ring-1", OwnItemFeatures.SHOP_RETURNS)).isZero();
    assertThat(ann.of("phone", OwnItemFeatures.SHOP_STAYS)).isZero();
    assertThat(ann.of("phone", OwnItemFeatures.SHOP_RETURNS)).isNegative();
    assertThat(ann.of("ring-2", OwnItemFeatures.SHOP_RETURNS)).isZero();
    assertThat(ann.of("phone", OwnItemFeatures.IS_PREVIOUS)).isEqualTo(1f);
    assertThat(ann.of("phone", OwnItemFeatures.IN_SESSION)).isEqualTo(1f);
    assertThat(ann.of("ring-2", OwnItemFeatures.IN_SESSION)).isZero();
    assertThat(ann.of("ring-2", OwnItemFeatures.IS_PREVIOUS)).isZero();
    assertThat(ann.of("ring-2", OwnItemFeatures.RETURNS)).isCloseTo(1f / 3, within(1e-5f));
    assertThat(ann.of("ring-2", OwnItemFeatures.OWN_PAUSE))
        .isCloseTo((float) Math.log(31), within(1e-5f));
  }

  @Test
  void shouldSayNothingOfAnItemThatIsNotTheShoppers() {
    FeaturesOf ann = FeaturesOf.after(stock, view("ann", "ring-1", 0), view("ann", "ring-2", 9));
    FeaturesOf nobody = FeaturesOf.after(stock);

    for (Feature feature : new OwnItemFeatures().features()) {
      assertThat(ann.of("phone", feature)).as(feature.name()).isZero();
      assertThat(nobody.of("phone", feature)).as(feature.name()).isZero();
    }
  }

  @Test
  void shouldNotTakeWordsForAnItemOfThatName() {
    FeaturesOf ann = FeaturesOf.after(stock, search("ann", "phone", 0), view("ann", "case", 5));

    for (Feature feature : new OwnItemFeatures().features()) {
      assertThat(ann.of("phone", feature)).as(feature.name()).isZero();
    }
  }

  @Test
  void shouldStillKnowWhatWasDoneWithAnItemThatIsNoLongerRecent() {
    int recent = stock.settings.sources().candidates().recent();
    IntStream.range(0, recent).forEach(i -> stock.put("item-" + i, "item", "things"));
    StorefrontEvent[] events = new StorefrontEvent[recent + 1];
    events[0] = add("ann", "phone", 0);
    for (int i = 0; i < recent; i++) {
      events[1 + i] = view("ann", "item-" + i, 10 + i);
    }

    FeaturesOf before = FeaturesOf.after(stock, events[0], events[1]);
    FeaturesOf after = FeaturesOf.after(stock, events);

    assertThat(before.of("phone", OwnItemFeatures.OWN_RECENCY)).isEqualTo(1f / 2);
    assertThat(after.of("phone", OwnItemFeatures.OWN_RECENCY)).isZero();
    assertThat(after.of("item-0", OwnItemFeatures.OWN_RECENCY)).isEqualTo(1f / recent);
    assertThat(after.of("phone", OwnItemFeatures.IN_CART)).isEqualTo(1f);
  }

  @Test
  void shouldSayHowTheShopsShoppersMove() {
    long now = Events.OPENING.toEpochMilli();
    FeaturesOf ann = FeaturesOf.after(stock, view("ann", "ring-1", 0));
    float before = ann.of("ring-1", OwnItemFeatures.SHOP_STAYS);

    for (int session = 0; session < 50; session++) {
      stock.session(session, now, "ring-2", "ring-2", "ring-2", "case");
    }
    float after = ann.of("ring-1", OwnItemFeatures.SHOP_STAYS);

    assertThat(after).isGreaterThan(before);
    assertThat(after).isCloseTo((float) Math.log(105.0 / 200), within(1e-5f));
  }

  @Test
  void shouldTireOfWhatIsShownAndLeftAlone() {
    FeaturesOf ann =
        FeaturesOf.after(
            stock,
            view("ann", "ring-1", 0),
            Events.of("ann", 10, new ListView("home", null, List.of("phone"))),
            Events.of("ann", 70_000, new ListView("home", null, List.of("phone"))),
            view("ann", "ring-1", 70_001));

    assertThat(ann.of("phone", OwnItemFeatures.FATIGUE)).isGreaterThan(0.5f);
    assertThat(ann.of("case", OwnItemFeatures.FATIGUE)).isZero();
  }

  @Test
  void shouldForgetByAndByWhatWasShown() {
    StorefrontEvent shown = Events.of("ann", 0, new ListView("home", null, List.of("phone")));
    long halfLife = stock.settings.shopper().fatigue().halfLife().toSeconds();

    FeaturesOf soon = FeaturesOf.after(stock, shown, view("ann", "case", 0));
    FeaturesOf later = FeaturesOf.after(stock, shown, view("ann", "case", halfLife));

    assertThat(soon.of("phone", OwnItemFeatures.FATIGUE))
        .isCloseTo((float) Math.log(2), within(1e-5f));
    assertThat(later.of("phone", OwnItemFeatures.FATIGUE))
        .isCloseTo((float) Math.log(1.5), within(1e-5f));
  }
}
