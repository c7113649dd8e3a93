package dev.daogou.recommender.features;

import static dev.daogou.Events.add;
import static dev.daogou.Events.order;
import static dev.daogou.Events.search;
import static dev.daogou.Events.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.daogou.Events;
import dev.daogou.Stock;
import dev.daogou.candidates.Shoppers;
import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelSettings;
import dev.daogou.recommender.inference.Ranker;
import dev.daogou.recommender.sources.Candidate;
import dev.daogou.recommender.sources.CandidateSources;
import dev.daogou.recommender.sources.SeenAround;
import dev.daogou.recommender.sources.ShopperView;
import dev.daogou.recommender.sources.Source;
import dev.daogou.recommender.vectors.Decay;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.ListView;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CandidateFeaturesTest {
  private static final Decay FATIGUE = new Decay(Duration.ofDays(1));

  private final Stock stock =
      new Stock()
          .put("ring-1", ring("silver ring", 100))
          .put("ring-2", ring("silver ring pearl", 300))
          .put("phone", "phone large", "phones")
          .put("case", "leather case", "cases");

  @Test
  void shouldStandInTheOrderThatModelsAreTrainedWith() {
    assertThat(Feature.names().subList(0, Source.values().length))
        .containsExactlyElementsOf(Arrays.stream(Source.values()).map(Source::name).toList());
    try (Ranker shipped =
        Ranker.load(ModelFiles.shippedRanker(), Feature.names(), ModelSettings.defaults())
            .orThrow()) {
      assertThat(shipped.manifest().features()).isEqualTo(Feature.names());
    }
  }

  @Test
  void shouldDescribeAnItemByWhatTheShopperDidWithIt() {
    ShopperView ann =
        Shoppers.view(
            stock,
            order("ann", "o1", 0, "phone"),
            add("ann", "case", 5),
            view("ann", "ring-1", 10),
            view("ann", "ring-1", 20));

    float[] current = features(ann, "ring-1", 0);
    float[] inCart = features(ann, "case", 1);
    float[] bought = features(ann, "phone", 2);

    assertThat(value(current, Feature.IS_CURRENT)).isEqualTo(1f);
    assertThat(value(current, Feature.OWN_RECENCY)).isEqualTo(1f);
    assertThat(value(current, Feature.VISITS)).isCloseTo((float) Math.log(3), within(1e-6f));
    assertThat(value(current, Feature.SAME_CATEGORY)).isEqualTo(1f);
    assertThat(value(inCart, Feature.IN_CART)).isEqualTo(1f);
    assertThat(value(inCart, Feature.OWN_RECENCY)).isEqualTo(1f / 2);
    assertThat(value(inCart, Feature.IS_CURRENT)).isZero();
    assertThat(value(bought, Feature.WAS_BOUGHT)).isEqualTo(1f);
    assertThat(value(bought, Feature.IN_CART)).isZero();
    assertThat(value(bought, Feature.BLEND_PLACE)).isEqualTo(1f / 3);
    assertThat(value(bought, Feature.HISTORY)).isCloseTo((float) Math.log(4), within(1e-6f));
    assertThat(value(bought, Feature.HAS_WORDS)).isZero();
  }

  @Test
  void shouldDescribeAnItemByWhatItHasInCommonWithTheRecentOnes() {
    ShopperView ann = Shoppers.view(stock, view("ann", "ring-1", 0));

    float[] alike = features(ann, "ring-2", 0);
    float[] other = features(ann, "phone", 1);

    assertThat(value(alike, Feature.SAME_CATEGORY)).isEqualTo(1f);
    assertThat(value(alike, Feature.CATEGORY_SHARE)).isEqualTo(1f);
    assertThat(value(alike, Feature.SAME_BRAND)).isEqualTo(1f);
    assertThat(value(alike, Feature.PRICE_GAP))
        .isCloseTo((float) (Math.log(301) - Math.log(101)), within(1e-5f));
    assertThat(value(alike, Feature.SHORT_CONTENT))
        .isGreaterThan(value(other, Feature.SHORT_CONTENT));
    assertThat(value(features(ann, "ring-1", 0), Feature.LONG_CONTENT))
        .isCloseTo(1f, within(1e-2f));
    assertThat(value(other, Feature.CATEGORY_SHARE)).isZero();
    assertThat(value(other, Feature.SAME_BRAND)).isZero();
    assertThat(value(other, Feature.PRICE_GAP)).isCloseTo(0f, within(1e-6f));
    assertThat(value(other, Feature.NEWNESS)).isEqualTo(2f / 4);
  }

  @Test
  void shouldDescribeAnItemByOthersSessions() {
    long now = Events.OPENING.toEpochMilli();
    long hour = Duration.ofHours(1).toMillis();
    stock.session(1, now - 5 * hour, "ring-1", "case");
    stock.session(2, now - 3 * hour, "ring-1", "case", "case");
    stock.session(3, now - 2 * hour, "ring-1", "phone");

    ShopperView ann = Shoppers.view(stock, view("ann", "ring-1", 0));
    float[] often = features(ann, "case", 0);
    float[] once = features(ann, "phone", 1);
    float[] never = features(ann, "ring-2", 2);

    assertThat(value(often, Feature.FOLLOWED)).isGreaterThan(value(once, Feature.FOLLOWED));
    assertThat(value(often, Feature.FOLLOWED_SHARE)).isEqualTo(1f);
    assertThat(value(never, Feature.FOLLOWED_SHARE)).isZero();
    assertThat(value(often, Feature.SESSIONS)).isCloseTo((float) Math.log(3), within(1e-5f));
    assertThat(value(often, Feature.EVIDENCE)).isCloseTo((float) Math.log(4), within(1e-5f));
    assertThat(value(often, Feature.COMMONER)).isCloseTo((float) Math.log(3.0 / 4), within(1e-5f));
    assertThat(value(often, Feature.LAST_SEEN)).isCloseTo((float) Math.log(4), within(1e-5f));
    assertThat(value(never, Feature.LAST_SEEN)).isGreaterThan(6f);
    assertThat(value(often, Feature.EXPECTED)).isZero();
  }

  @Test
  void shouldDescribeTheNewestSession() {
    ShopperView ann =
        Shoppers.view(
            stock,
            view("ann", "ring-2", 0),
            view("ann", "ring-1", 20_000),
            view("ann", "phone", 20_010),
            view("ann", "ring-1", 20_040));

    float[] current = features(ann, "ring-1", 0);
    float[] previous = features(ann, "phone", 1);
    float[] before = features(ann, "ring-2", 2);

    assertThat(value(current, Feature.SESSION_LENGTH))
        .isCloseTo((float) Math.log(4), within(1e-5f));
    assertThat(value(current, Feature.SESSION_SHARE)).isCloseTo(2f / 3, within(1e-5f));
    assertThat(value(current, Feature.SHOP_STAYS)).isNegative();
    assertThat(value(current, Feature.SHOP_RETURNS)).isZero();
    assertThat(value(previous, Feature.SHOP_STAYS)).isZero();
    assertThat(value(previous, Feature.SHOP_RETURNS)).isNegative();
    assertThat(value(before, Feature.SHOP_RETURNS)).isZero();
    assertThat(value(current, Feature.RETURNING)).isCloseTo(1f / 3, within(1e-5f));
    assertThat(value(current, Feature.PAUSE)).isCloseTo((float) Math.log(31), within(1e-5f));
    assertThat(value(previous, Feature.IS_PREVIOUS)).isEqualTo(1f);
    assertThat(value(previous, Feature.IN_SESSION)).isEqualTo(1f);
    assertThat(value(before, Feature.IN_SESSION)).isZero();
    assertThat(value(before, Feature.IS_PREVIOUS)).isZero();
  }

  @Test
  void shouldSayHowTheShopsShoppersMove() {
    long now = Events.OPENING.toEpochMilli();
    ShopperView ann = Shoppers.view(stock, view("ann", "ring-1", 0));
    float before = value(features(ann, "ring-1", 0), Feature.SHOP_STAYS);

    for (int session = 0; session < 50; session++) {
      stock.session(session, now, "ring-2", "ring-2", "ring-2", "case");
    }
    float after = value(features(ann, "ring-1", 0), Feature.SHOP_STAYS);

    assertThat(after).isGreaterThan(before);
    assertThat(after).isCloseTo((float) Math.log(105.0 / 200), within(1e-5f));
  }

  @Test
  void shouldTireOfWhatIsShownAndLeftAlone() {
    ShopperView ann =
        Shoppers.view(
            stock,
            view("ann", "ring-1", 0),
            Events.of("ann", 10, new ListView("home", null, List.of("phone"))),
            Events.of("ann", 70_000, new ListView("home", null, List.of("phone"))),
            view("ann", "ring-1", 70_001));

    assertThat(value(features(ann, "phone", 0), Feature.FATIGUE)).isGreaterThan(0.5f);
    assertThat(value(features(ann, "case", 0), Feature.FATIGUE)).isZero();
  }

  @Test
  void shouldDescribeAnItemByHowItStands() {
    stock.standing("phone", 0, 9, 3);
    stock.standing("case", 0, -2, -2);
    ShopperView ann = Shoppers.view(stock, search("ann", "phone", 0));

    float[] phone = features(ann, "phone", 0);
    float[] leather = features(ann, "case", 1);

    assertThat(value(phone, Feature.POPULARITY)).isEqualTo(1f);
    assertThat(value(phone, Feature.RISING)).isEqualTo(1f / 3);
    assertThat(value(leather, Feature.POPULARITY)).isZero();
    assertThat(value(leather, Feature.RISING)).isZero();
    assertThat(value(phone, Feature.HAS_WORDS)).isEqualTo(1f);
    assertThat(value(phone, Feature.SEARCH)).isPositive();
  }

  @Test
  void shouldBeFiniteWhateverTheScores() {
    ShopperView ann = Shoppers.view(stock, view("ann", "ring-1", 0), view("ann", "unknown", 5));
    Random random = new Random(1);
    var features = new CandidateFeatures(ann, stock.graph(), stock.sessions(), FATIGUE);
    float[] extremes = {Float.NaN, Float.POSITIVE_INFINITY, -1f, 0f, Float.MAX_VALUE, 1e-30f};
    for (int i = 0; i < 200; i++) {
      float[] scores = new float[Source.values().length];
      for (int s = 0; s < scores.length; s++) {
        scores[s] = extremes[random.nextInt(extremes.length)];
      }
      float[] target = new float[Feature.values().length];

      features.write(
          new Candidate(
              random.nextInt(stock.space().size()), scores[0], scores, scores, SeenAround.NEXT, -1),
          i,
          target);

      for (float value : target) {
        assertThat(value).isFinite();
      }
    }
  }

  @Test
  void shouldRefuseARowOfAnotherWidth() {
    ShopperView ann = Shoppers.view(stock, view("ann", "ring-1", 0));
    Candidate any =
        new CandidateSources(stock.settings.sources(), Optional.empty())
            .of(ann, stock.graph(), stock.sessions())
            .getFirst();

    assertThatThrownBy(
            () ->
                new CandidateFeatures(ann, stock.graph(), stock.sessions(), FATIGUE)
                    .write(any, 0, new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 3");
  }

  private float[] features(ShopperView shopper, String item, int place) {
    List<Candidate> candidates =
        new CandidateSources(stock.settings.sources(), Optional.empty())
            .of(shopper, stock.graph(), stock.sessions());
    Candidate wanted =
        candidates.stream()
            .filter(candidate -> candidate.slot() == stock.slot(item))
            .findFirst()
            .orElseThrow();
    float[] target = new float[Feature.values().length];
    new CandidateFeatures(shopper, stock.graph(), stock.sessions(), FATIGUE)
        .write(wanted, place, target);
    return target;
  }

  private static float value(float[] features, Feature feature) {
    return features[feature.ordinal()];
  }

  private static CatalogueItem ring(String title, double price) {
    CatalogueItem ring = Stock.described(title, "jewellery", "rings");
    ring.setBrand("Lumen");
    ring.setPrice(price);
    return ring;
  }
}
