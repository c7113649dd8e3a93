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
import dev.daogou.recommender.inference.Loading;
import dev.daogou.recommender.inference.ModelFiles;
import dev.daogou.recommender.inference.ModelManifest;
import dev.daogou.recommender.ranking.EarlierRanker;
import dev.daogou.recommender.sources.Candidate;
import dev.daogou.recommender.sources.CandidateSources;
import dev.daogou.recommender.sources.SearchItems;
import dev.daogou.recommender.sources.SeenAround;
import dev.daogou.recommender.sources.SessionEvidence;
import dev.daogou.recommender.sources.ShopperView;
import dev.daogou.recommender.sources.Source;
import dev.daogou.recommender.vectors.Vectors;
import dev.daogou.schemas.CatalogueItem;
import dev.daogou.schemas.ListView;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CandidateFeaturesTest {
  private static final List<String> EVERY =
      Features.names().stream()
          .map(name -> Features.named(name).orElseThrow().name())
          .distinct()
          .sorted()
          .toList();

  private final Stock stock =
      new Stock()
          .put("ring-1", ring("silver ring", 100))
          .put("ring-2", ring("silver ring pearl", 300))
          .put("phone", "phone large", "phones")
          .put("case", "leather case", "cases");

  @Test
  void shouldKnowWhateverTheShippedRankersOfAllTimesAskFor() throws IOException {
    ModelFiles earlier = ModelFiles.in(EarlierRanker.DIRECTORY);
    for (ModelFiles files : List.of(ModelFiles.shippedRanker(), earlier)) {
      ModelManifest manifest =
          switch (ModelManifest.read(files.read(ModelFiles.MANIFEST).orElseThrow())) {
            case Loading.Loaded<ModelManifest>(ModelManifest read) -> read;
            case Loading.Refused<ModelManifest>(String reason) -> throw new IOException(reason);
          };

      assertThat(Features.names()).containsAll(manifest.features());
    }
  }

  @Test
  void shouldWriteWhatIsAskedForWhereItIsAskedFor() {
    ShopperView ann = Shoppers.view(stock, view("ann", "ring-1", 0));
    List<Candidate> candidates = candidates(ann);
    FeatureTable all = table(FeatureColumns.of(EVERY), ann, candidates);
    List<String> shuffled = new ArrayList<>(EVERY);
    Random random = new Random(3);

    for (int round = 0; round < 20; round++) {
      Collections.shuffle(shuffled, random);
      List<String> asked = shuffled.subList(0, 1 + random.nextInt(EVERY.size()));
      FeatureTable some = table(FeatureColumns.of(asked), ann, candidates);

      for (int row = 0; row < candidates.size(); row++) {
        for (int column = 0; column < asked.size(); column++) {
          Feature feature = Features.named(asked.get(column)).orElseThrow();
          assertThat(some.values()[row * asked.size() + column]).isEqualTo(all.value(row, feature));
        }
      }
    }
  }

  @Test
  void shouldRefuseANameThatNoFeatureHas() {
    assertThatThrownBy(() -> FeatureColumns.of(List.of("blend", "phase-of-the-moon")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("phase-of-the-moon");
  }

  @Test
  void shouldAttendToTheRecentItemsAsThePlainComputation() {
    ShopperView ann =
        Shoppers.view(
            stock, view("ann", "phone", 0), view("ann", "ring-2", 600), view("ann", "ring-1", 900));
    List<Candidate> candidates = candidates(ann);
    FeatureTable table = table(FeatureColumns.of(EVERY), ann, candidates);
    float[] weights = RecentWeights.of(ann, stock.settings.shopper().vectors().shortHalfLife());

    for (int row = 0; row < candidates.size(); row++) {
      float[] fixed = stock.fixed(candidates.get(row).slot());
      double sum = 0;
      double attended = 0;
      double closest = -1;
      for (int r = 0; r < weights.length; r++) {
        double cosine = Vectors.cosine(fixed, stock.fixed(ann.slots()[r]));
        double share = Math.exp(4 * cosine) * weights[r];
        sum += share;
        attended += share * cosine;
        closest = Math.max(closest, cosine);
      }
      assertThat(table.value(row, AttentionFeatures.ATTENTION_FIXED))
          .isCloseTo((float) (attended / sum), within(1e-4f));
      assertThat(table.value(row, AttentionFeatures.CLOSEST_FIXED))
          .isCloseTo((float) closest, within(1e-4f));
      assertThat(table.value(row, AttentionFeatures.SHORT_FIXED))
          .isCloseTo(Vectors.cosine(fixed, ann.vectors().shortTerm()), within(1e-4f));
    }
  }

  @Test
  void shouldSayWhatTimeItIs() {
    ShopperView morning = Shoppers.view(stock, view("ann", "ring-1", 0));
    ShopperView half =
        Shoppers.view(stock, view("ann", "ring-1", 0), view("ann", "ring-1", 43_200));

    float[] before = features(morning, "ring-1", 0);
    float[] after = features(half, "ring-1", 0);

    assertThat(value(after, TimeFeatures.HOUR_SINE))
        .isCloseTo(-value(before, TimeFeatures.HOUR_SINE), within(1e-3f));
    assertThat(value(after, TimeFeatures.HOUR_COSINE))
        .isCloseTo(-value(before, TimeFeatures.HOUR_COSINE), within(1e-3f));
    assertThat(Features.usual()).doesNotContain(TimeFeatures.HOUR_SINE.name());
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

    assertThat(value(current, OwnItemFeatures.IS_CURRENT)).isEqualTo(1f);
    assertThat(value(current, OwnItemFeatures.OWN_RECENCY)).isEqualTo(1f);
    assertThat(value(current, OwnItemFeatures.VISITS))
        .isCloseTo((float) Math.log(3), within(1e-6f));
    assertThat(value(current, CardFeatures.SAME_CATEGORY)).isEqualTo(1f);
    assertThat(value(inCart, OwnItemFeatures.IN_CART)).isEqualTo(1f);
    assertThat(value(inCart, OwnItemFeatures.OWN_RECENCY)).isEqualTo(1f / 2);
    assertThat(value(inCart, OwnItemFeatures.IS_CURRENT)).isZero();
    assertThat(value(bought, OwnItemFeatures.WAS_BOUGHT)).isEqualTo(1f);
    assertThat(value(bought, OwnItemFeatures.IN_CART)).isZero();
    assertThat(value(bought, SourceFeatures.BLEND_PLACE)).isEqualTo(1f / 3);
    assertThat(value(bought, ShopperFeatures.HISTORY))
        .isCloseTo((float) Math.log(4), within(1e-6f));
    assertThat(value(bought, ShopperFeatures.HAS_WORDS)).isZero();
  }

  @Test
  void shouldDescribeAnItemByWhatItHasInCommonWithTheRecentOnes() {
    ShopperView ann = Shoppers.view(stock, view("ann", "ring-1", 0));

    float[] alike = features(ann, "ring-2", 0);
    float[] other = features(ann, "phone", 1);

    assertThat(value(alike, CardFeatures.SAME_CATEGORY)).isEqualTo(1f);
    assertThat(value(alike, CardFeatures.CATEGORY_SHARE)).isEqualTo(1f);
    assertThat(value(alike, CardFeatures.SAME_BRAND)).isEqualTo(1f);
    assertThat(value(alike, CardFeatures.PRICE_GAP))
        .isCloseTo((float) (Math.log(301) - Math.log(101)), within(1e-5f));
    assertThat(value(alike, CosineFeatures.SHORT_CONTENT))
        .isGreaterThan(value(other, CosineFeatures.SHORT_CONTENT));
    assertThat(value(features(ann, "ring-1", 0), CosineFeatures.LONG_CONTENT))
        .isCloseTo(1f, within(1e-2f));
    assertThat(value(other, CardFeatures.CATEGORY_SHARE)).isZero();
    assertThat(value(other, CardFeatures.SAME_BRAND)).isZero();
    assertThat(value(other, CardFeatures.PRICE_GAP)).isCloseTo(0f, within(1e-6f));
    assertThat(value(other, CardFeatures.NEWNESS)).isEqualTo(2f / 4);
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

    assertThat(value(often, SourceFeatures.of(SessionEvidence.FOLLOWED)))
        .isGreaterThan(value(once, SourceFeatures.of(SessionEvidence.FOLLOWED)));
    assertThat(value(often, SourceFeatures.shareOf(SessionEvidence.FOLLOWED))).isEqualTo(1f);
    assertThat(value(never, SourceFeatures.shareOf(SessionEvidence.FOLLOWED))).isZero();
    assertThat(value(often, SessionFeatures.SESSIONS))
        .isCloseTo((float) Math.log(3), within(1e-5f));
    assertThat(value(often, SessionFeatures.EVIDENCE))
        .isCloseTo((float) Math.log(4), within(1e-5f));
    assertThat(value(often, SessionFeatures.COMMONER))
        .isCloseTo((float) Math.log(3.0 / 4), within(1e-5f));
    assertThat(value(often, SessionFeatures.LAST_SEEN))
        .isCloseTo((float) Math.log(4), within(1e-5f));
    assertThat(value(never, SessionFeatures.LAST_SEEN)).isGreaterThan(6f);
    assertThat(value(often, SourceFeatures.EXPECTED)).isZero();
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

    assertThat(value(current, ShopperFeatures.SESSION_LENGTH))
        .isCloseTo((float) Math.log(4), within(1e-5f));
    assertThat(value(current, OwnItemFeatures.SESSION_SHARE)).isCloseTo(2f / 3, within(1e-5f));
    assertThat(value(current, OwnItemFeatures.SHOP_STAYS)).isNegative();
    assertThat(value(current, OwnItemFeatures.SHOP_RETURNS)).isZero();
    assertThat(value(previous, OwnItemFeatures.SHOP_STAYS)).isZero();
    assertThat(value(previous, OwnItemFeatures.SHOP_RETURNS)).isNegative();
    assertThat(value(before, OwnItemFeatures.SHOP_RETURNS)).isZero();
    assertThat(value(current, ShopperFeatures.RETURNING)).isCloseTo(1f / 3, within(1e-5f));
    assertThat(value(current, ShopperFeatures.PAUSE))
        .isCloseTo((float) Math.log(31), within(1e-5f));
    assertThat(value(previous, OwnItemFeatures.IS_PREVIOUS)).isEqualTo(1f);
    assertThat(value(previous, OwnItemFeatures.IN_SESSION)).isEqualTo(1f);
    assertThat(value(before, OwnItemFeatures.IN_SESSION)).isZero();
    assertThat(value(before, OwnItemFeatures.IS_PREVIOUS)).isZero();
  }

  @Test
  void shouldSayHowTheShopsShoppersMove() {
    long now = Events.OPENING.toEpochMilli();
    ShopperView ann = Shoppers.view(stock, view("ann", "ring-1", 0));
    float before = value(features(ann, "ring-1", 0), OwnItemFeatures.SHOP_STAYS);

    for (int session = 0; session < 50; session++) {
      stock.session(session, now, "ring-2", "ring-2", "ring-2", "case");
    }
    float after = value(features(ann, "ring-1", 0), OwnItemFeatures.SHOP_STAYS);

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

    assertThat(value(features(ann, "phone", 0), OwnItemFeatures.FATIGUE)).isGreaterThan(0.5f);
    assertThat(value(features(ann, "case", 0), OwnItemFeatures.FATIGUE)).isZero();
  }

  @Test
  void shouldDescribeAnItemByHowItStands() {
    stock.standing("phone", 0, 9, 3);
    stock.standing("case", 0, -2, -2);
    ShopperView ann = Shoppers.view(stock, search("ann", "phone", 0));

    float[] phone = features(ann, "phone", 0);
    float[] leather = features(ann, "case", 1);

    assertThat(value(phone, StandingFeatures.POPULARITY)).isEqualTo(1f);
    assertThat(value(phone, StandingFeatures.RISING)).isEqualTo(1f / 3);
    assertThat(value(leather, StandingFeatures.POPULARITY)).isZero();
    assertThat(value(leather, StandingFeatures.RISING)).isZero();
    assertThat(value(phone, ShopperFeatures.HAS_WORDS)).isEqualTo(1f);
    assertThat(value(phone, SourceFeatures.of(SearchItems.SEARCH))).isPositive();
  }

  @Test
  void shouldBeFiniteWhateverTheScores() {
    ShopperView ann = Shoppers.view(stock, view("ann", "ring-1", 0), view("ann", "unknown", 5));
    Random random = new Random(1);
    float[] extremes = {Float.NaN, Float.POSITIVE_INFINITY, -1f, 0f, Float.MAX_VALUE, 1e-30f};
    for (int i = 0; i < 200; i++) {
      float[] scores = new float[Source.values().length];
      for (int s = 0; s < scores.length; s++) {
        scores[s] = extremes[random.nextInt(extremes.length)];
      }
      Candidate candidate =
          new Candidate(
              random.nextInt(stock.space().size()), scores[0], scores, scores, SeenAround.NEXT, -1);

      FeatureTable table = table(FeatureColumns.of(EVERY), ann, List.of(candidate));

      for (float value : table.values()) {
        assertThat(value).isFinite();
      }
    }
  }

  /** Of the item, as if it stood at that place by blended score. */
  private float[] features(ShopperView shopper, String item, int place) {
    Candidate wanted =
        candidates(shopper).stream()
            .filter(candidate -> candidate.slot() == stock.slot(item))
            .findFirst()
            .orElseThrow();
    FeatureTable table =
        table(FeatureColumns.of(EVERY), shopper, Collections.nCopies(place + 1, wanted));
    int from = place * EVERY.size();
    return Arrays.copyOfRange(table.values(), from, from + EVERY.size());
  }

  private List<Candidate> candidates(ShopperView shopper) {
    return new CandidateSources(stock.settings.sources(), Optional.empty())
        .of(shopper, stock.graph(), stock.sessions());
  }

  private FeatureTable table(
      FeatureColumns columns, ShopperView shopper, List<Candidate> candidates) {
    return new CandidateFeatures(columns, stock.settings.shopper())
        .of(shopper, candidates, stock.graph(), stock.sessions());
  }

  private static float value(float[] features, Feature feature) {
    return features[EVERY.indexOf(feature.name())];
  }

  private static CatalogueItem ring(String title, double price) {
    CatalogueItem ring = Stock.described(title, "jewellery", "rings");
    ring.setBrand("Lumen");
    ring.setPrice(price);
    return ring;
  }
}
